"""Small word lists that decide how a form is matched. Own collections for this program."""

from __future__ import annotations

import re
from functools import cache

from peerdesk.resource_files import resource


def words(text: str) -> frozenset[str]:
    """A set of the words of a text."""
    return frozenset(text.split())


@cache
def common_words() -> frozenset[str]:
    """Words that are also names, and words too general to tell a firm; folded."""
    lines = resource("deid", "common_words.txt").read_text(encoding="utf-8").splitlines()
    return words(" ".join(line for line in lines if not line.startswith("#")))


_LEGAL_FORMS = (
    r"inc(?:orporated)?|gmbh|ltd|limited|l\.?l\.?c|l\.?l\.?p|ag|s\.?\s?a|s\.?\s?à\.?\s?r\.?\s?l|sarl|s\.?\s?r\.?\s?l"
    r"|s\.?p\.?a|sas|se|kg|ug|ohg|e\.?\s?v|corp(?:oration)?|plc|b\.?v|n\.?v|a\.?b|oyj?|a/?s|aps|pty|pte|co|company"
    r"|k\.?k|d\.?o\.?o|sp\.?\s?z\.?\s?o\.?\s?o|kft|s\.?r\.?o"
)
LEGAL_AFTER = re.compile(rf"(?:,?[\s_]+(?:{_LEGAL_FORMS})(?![^\W_])\.?(?!\.))+", re.IGNORECASE)
"""Legal forms that may follow a firm's name; a foundation or a university is no legal form."""

NO_ORGANISATION = frozenset({"invited expert", "independent", "ie", "self", "", "none", "n a"})
"""What people write where others write a firm; compared as folded words."""

PARTICLES = words(
    """
    de la le les du des del della di da das do dos van von der den het ter ten te vom zum zur zu y e i
    und and of the al el bin bint ibn abu ben-al st san santa af av o mc mac mr mrs ms dr prof sir jr sr
    ii iii iv phd
    """
)
"""Parts of names that are never looked for alone."""

CONNECTORS = words(
    """
    of the and for de la le du der die das und et & y e a in at on
    """
)
"""Small words inside the name of a firm."""

INSTITUTIONS = words(
    """
    university univ uni universitat universite universidad universita college institute school bank
    ministry department city state council office agency hospital church museum society association
    federation
    """
)
"""Heads of names whose telling part comes later: University of Bergen."""

FREE_MAIL = words(
    """
    gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol gmx web proton protonmail pm
    tutanota tuta fastmail hey mail zoho yandex qq 163 126 posteo mailbox t-online freenet orange
    wanadoo libero example
    """
)
"""Names of domains that tell nothing about an employer."""

ROLE_MAILBOXES = words(
    """
    info hello contact admin office team mail support sales hr jobs press me hi post kontakt service
    help
    """
)
"""Mailboxes that are not a person's."""

HONORIFICS = words(
    """
    mr mrs ms mx miss dr prof professor sir dame madam lord lady hon honourable honorable rt reverend rev
    herr frau mme mlle monsieur madame senor senora
    """
)
"""Forms of address in front of a name in a list of members; they are no part of it."""

ACRONYMS = words(
    """
    ad ai am ap ar bc bi ca cc cd ci cs cv db dc dj dm ds dx ec er eu ev ex fm fr fx ga gb gm gp hq hr ia id
    ip ir it la lp ma mb md mc ml mp mr ms mt nb nd ny ok om os pa pc pd ph pl pm po pr ps qa ra rc rd sa se
    sf sl sm so st su tb tv ui uk un us ux va vc vm vp vr xp
    """
)
"""Two capitals that are more often a thing than a person's initials. Own collection."""

DOTTED = words("ac ad am bc dc eg eu ie nb pa pm ps sa se tv uk un us")
"""Two letters that are more often an abbreviation than initials even with a full stop after each."""

CLAUSE_BEGINNINGS = words("what which that it this there who as how when where if because why")
"""Words that leave no room for a subject: in `what IS said` nobody with these initials speaks."""

CALLING = words("mr mrs ms miss minister madam sir dear hi hello thank thanks")

TITLES = re.compile(
    r"(?<![^\W_])(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|madam|herr|frau|mme|mlle)(?:\.?\s+|\.)$",
    re.IGNORECASE,
)
"""A form of address right before a name."""

MONTHS = frozenset({"april", "may", "june", "august", "march"})
MONTH_BEFORE = words(
    """
    in by until till since of last next this early late mid from to through before after during every
    end on between
    """
)
"""Words before a month's name; `by May` is a date, `said May` is a person."""

DETERMINERS = words(
    """
    a an the our your my his her its their this these those each every any some no another both either
    neither which whose what one two three few many several all
    """
)
"""Before a noun: no further article may be put in."""

ADJECTIVES = words(
    """
    new old big small same other current former latest whole first last second next recent original
    entire existing previous upcoming final early late only single local main own
    """
)

SAYING = words(
    """
    said says say asked asks thinks thought suggested suggests noted notes explained explains told tells
    mentioned mentions raised raises presented presents proposed proposes shared shares offered offers
    agreed agrees disagreed disagrees wanted wants reported reports added adds replied replies answered
    answers argued argues believes believed recommended recommends pointed reminded reminds volunteered
    volunteers promised promises joined joins feels felt knows knew described describes warned warns
    confirmed confirms stated states commented comments brought brings gave gives wrote writes sent
    sends joked spoke speaks showed shows
    """
)
"""What a person does in minutes; after a capital at the start of a sentence it tells a name from a word."""

FIRM_DOING = SAYING | words(
    """
    is has was had does did ships shipped supports supported uses used announced announces acquired
    acquires buys bought sells sold hires hired released releases runs ran builds built pays paid doesn
    isn hasn wasn won
    """
)
"""The same for a firm; `is` and `has` are enough there."""

FUNCTION_WORDS = (
    words(
        """
    is was are were be been has had have will would can could should shall may might must does did do
    and or but nor to in on at of for from with by as that which who whom when where while if than then
    so not also just only because since until about into over under after before between during without
    within through via per versus vs there here now today yesterday tomorrow too very i we you he she it
    they me us him them there's yes no
    """
    )
    | SAYING
    | FIRM_DOING
)
"""Words after a name that do not make the name an attribute of a noun."""
