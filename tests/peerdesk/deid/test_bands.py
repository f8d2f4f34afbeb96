from __future__ import annotations

import pytest

from peerdesk.deid.bands import number_of, vaguer_date, vaguer_quantity


@pytest.mark.parametrize(
    ("written", "vaguer"),
    [
        ("March", "a certain month"),
        ("3 March 2024", "a certain day"),
        ("12.03.2024", "a certain day"),
        ("Tuesday", "a certain day"),
        ("2019", "a certain year"),
        ("Q3", "a certain quarter"),
        ("last week", "recently"),
        ("yesterday", "recently"),
        ("next spring", "soon"),
        ("three years", "some years"),
        ("Easter", "a certain time"),
    ],
)
def test_a_date_keeps_its_size_and_loses_its_figure(written: str, vaguer: str) -> None:
    assert vaguer_date(written) == vaguer


@pytest.mark.parametrize(
    ("written", "vaguer"),
    [
        ("340 employees", "hundreds of employees"),
        ("3 plants", "a few plants"),
        ("7 plants", "several plants"),
        ("14 beds", "a dozen or so beds"),
        ("45 trucks", "dozens of trucks"),
        ("5,000 customers", "thousands of customers"),
        ("€2m", "a seven-figure sum"),
        ("£40", "a small sum"),
        ("€12,500", "a five-figure sum"),
        ("$3bn", "a very large sum"),
        ("4 %", "a small share"),
        ("30%", "a sizeable share"),
        ("60 per cent", "a large share"),
        ("six weeks", "some weeks"),
        ("plenty", "a certain number"),
    ],
)
def test_a_quantity_keeps_its_order_of_magnitude(written: str, vaguer: str) -> None:
    assert vaguer_quantity(written) == vaguer


def test_a_figure_before_its_noun_leaves_room_for_it() -> None:
    assert vaguer_quantity("340", noun_follows=True) == "hundreds of"
    assert vaguer_quantity("a lot", noun_follows=True) == "some"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,200 people", 1200),
        ("1.200 people", 1200),
        ("2.5 million", 2_500_000),
        ("40k", 40_000),
        ("twenty", 20),
        ("none", None),
    ],
)
def test_the_figure_of_a_quantity_counts_its_multiplier(written: str, number: float | None) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("pair", [("310 staff", "890 staff"), ("€21m", "€84m"), ("March", "October")])
def test_two_figures_of_one_order_read_alike(pair: tuple[str, str]) -> None:
    one, other = pair
    vaguer = vaguer_date if one == "March" else vaguer_quantity
    assert vaguer(one) == vaguer(other)
