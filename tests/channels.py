"""The ways in which who said what could leak, and which tests hold each of them shut.

A channel has tests that hold it and controls: tests in which the protection is absent and the same look must
find what was planted. A test that carries its control in itself stands in both lists. Names are
`file::test`, below `tests/`. Source: the project's list of threats, section 4, L1 to L24, and section 9 for
the promises and their figures.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """One way. what: in a few words. held_by, controls: `file::test`."""

    what: str
    held_by: tuple[str, ...]
    controls: tuple[str, ...]


ORDER, DATABASE, EVENING = (f"peerdesk/disk/test_{name}.py" for name in ("order", "database", "evening"))
SECRECY, WINDOW_SECRECY = "peerdesk/test_secrecy.py", "ui/test_secrecy.py"
TABLES, SEALING = "peerdesk/store/test_tables.py", "peerdesk/store/test_sealing.py"
CLIPBOARD, FIELDS, PLACE = (f"ui/disk/test_{name}.py" for name in ("clipboard", "fields", "place"))
HOSTILE, CAPTURE, LOCK = (f"ui/disk/test_{name}.py" for name in ("hostile", "capture", "lock"))
PDF, PDF_CHECK, BAIT = (f"peerdesk/export/test_{name}.py" for name in ("pdf", "pdf_check", "bait"))


def _in(file: str, *tests: str) -> tuple[str, ...]:
    return tuple(f"{file}::{test}" for test in tests)


CHANNELS = {
    "L1": Channel(
        "order of ids and row numbers",
        (
            *_in(ORDER, "test_a_sealed_vault_has_no_order_of_notes"),
            *_in(TABLES, "test_no_hidden_row_number", "test_nothing_counts_rows"),
        ),
        (
            *_in(ORDER, "test_a_table_with_a_counted_key_would_tell_the_order"),
            *_in(DATABASE, "test_a_hidden_row_number_would_be_found"),
        ),
    ),
    "L2": Channel(
        "place of a row on its page",
        (
            *_in(ORDER, "test_a_sealed_vault_has_no_order_of_notes"),
            *_in(SEALING, "test_no_page_keeps_the_order"),
        ),
        (
            *_in(ORDER, "test_a_table_with_a_counted_key_would_tell_the_order"),
            *_in(SEALING, "test_no_page_keeps_the_order"),
        ),
    ),
    "L3": Channel(
        "columns of who and when",
        _in(TABLES, "test_every_column_is_on_the_list", "test_what_was_said_has_no_column_of_who_or_when"),
        _in(
            DATABASE,
            "test_a_column_of_who_or_when_would_be_found",
            "test_a_table_that_is_not_on_the_list_would_be_found",
        ),
    ),
    "L4": Channel(
        "the write-ahead log",
        (
            *_in(
                SEALING, "test_the_log_is_cut_to_nothing", "test_a_reader_in_the_way_is_told_and_it_stays_due"
            ),
            *_in(DATABASE, "test_what_a_kill_left_in_the_log_is_gone_once_the_vault_is_opened_again"),
        ),
        _in(ORDER, "test_while_the_meeting_runs_the_log_would_tell_the_order"),
    ),
    "L5": Channel(
        "free pages and gaps between cells",
        _in(
            DATABASE,
            "test_freed_pages_and_gaps_between_cells_hold_nothing",
            "test_every_connection_of_ours_erases_what_it_frees",
        ),
        _in(DATABASE, "test_without_erasing_freed_pages_would_hold_it"),
    ),
    "L6": Channel(
        "indexes of words",
        _in(DATABASE, "test_there_is_no_index_of_words"),
        _in(DATABASE, "test_an_index_of_words_would_be_found"),
    ),
    "L7": Channel(
        "rollback journals",
        _in(DATABASE, "test_no_journal_holds_pages_as_they_were"),
        _in(DATABASE, "test_a_journal_would_be_found"),
    ),
    "L8": Channel(
        "temporary files of the database",
        (
            *_in(DATABASE, "test_sorting_spills_into_no_file"),
            *_in(EVENING, "test_not_even_for_a_moment_is_a_file_made_elsewhere"),
        ),
        (
            *_in(DATABASE, "test_a_spilt_file_would_be_found"),
            *_in(EVENING, "test_a_file_made_for_a_moment_would_be_found"),
        ),
    ),
    "L9": Channel(
        "what SQLAlchemy and its errors say",
        (
            *_in(DATABASE, "test_a_log_of_everything_holds_no_row"),
            *_in(
                SECRECY,
                "test_no_error_takes_a_word_to_the_log_or_to_standard_error",
                "test_the_databases_own_errors_hold_no_parameters",
            ),
        ),
        (
            *_in(DATABASE, "test_a_log_of_another_form_would_hold_the_rows"),
            *_in(SECRECY, "test_an_error_that_tells_would_be_found"),
        ),
    ),
    "L10": Channel(
        "SQLCipher's own log",
        _in(DATABASE, "test_sqlcipher_says_nothing_of_a_wrong_key"),
        _in(DATABASE, "test_sqlcipher_left_to_itself_would_say_it"),
    ),
    "L11": Channel(
        "core dumps",
        (
            *_in("peerdesk/store/test_process.py", "test_a_hardened_process_leaves_no_core"),
            *_in(EVENING, "test_a_process_can_leave_a_core_only_before_it_is_hardened"),
        ),
        _in(EVENING, "test_a_process_can_leave_a_core_only_before_it_is_hardened"),
    ),
    "L12": Channel(
        "memory after a lock",
        _in(LOCK, "test_a_lock_leaves_nothing_in_memory_or_on_the_clipboard"),
        _in(
            LOCK,
            "test_a_lock_leaves_nothing_in_memory_or_on_the_clipboard",
            "test_the_look_makes_no_copy_of_what_it_looks_for",
        ),
    ),
    "L13": Channel(
        "undo and drafts",
        (
            *_in(WINDOW_SECRECY, "test_the_box_brings_no_word_back"),
            *_in(
                FIELDS,
                "test_struck_words_do_not",
                "test_the_editor_over_the_pages_forgets_a_sentence_with_it",
            ),
            *_in("ui/widgets/test_note_entry.py", "test_accept_empties_text_and_history"),
            *_in(EVENING, "test_a_strike_erases_the_log_the_draft_and_the_histories"),
        ),
        (
            *_in(FIELDS, "test_words_deleted_by_hand_would_come_back"),
            *_in(EVENING, "test_a_strike_that_is_never_forgotten_is_seen"),
        ),
    ),
    "L14": Channel(
        "settings and file dialogs",
        (
            *_in(
                "ui/dialogs/test_places.py",
                "test_the_place_of_a_members_file_is_not_remembered",
                "test_the_place_of_a_paper_is_not_remembered",
            ),
            *_in("ui/test_window_state.py", "test_nothing_but_the_geometry_is_written"),
            *_in(
                WINDOW_SECRECY,
                "test_the_program_leaves_no_word_outside_its_vault_and_no_file_outside_its_folder",
            ),
        ),
        _in("ui/dialogs/test_places.py", "test_qts_dialog_alone_does_write_the_place"),
    ),
    "L15": Channel(
        "the clipboard",
        (
            *_in(
                CLIPBOARD,
                "test_what_a_field_copies_is_plain_and_marked",
                "test_it_is_gone_after_ten_seconds",
                "test_ten_seconds_after_a_strike_nothing_of_it_is_anywhere",
                "test_the_program_itself_takes_struck_words_from_the_clipboard",
            ),
            *_in(WINDOW_SECRECY, "test_nothing_comes_to_the_clipboard_by_itself"),
            *_in(LOCK, "test_a_lock_leaves_nothing_in_memory_or_on_the_clipboard"),
        ),
        _in(
            CLIPBOARD,
            "test_without_the_guard_a_copy_has_no_mark",
            "test_ten_seconds_after_a_strike_nothing_of_it_is_anywhere",
        ),
    ),
    "L16": Channel(
        "backups in a row",
        (
            *_in(
                EVENING,
                "test_the_backups_stand_still_while_a_meeting_runs",
                "test_no_backup_starts_within_the_ten_seconds_of_a_strike",
            ),
            *_in(ORDER, "test_a_backup_has_no_order_of_notes"),
        ),
        _in(EVENING, "test_the_backups_stand_still_while_a_meeting_runs"),
    ),
    "L17": Channel(
        "times of files",
        (
            *_in(EVENING, "test_no_file_or_folder_tells_the_time_of_day"),
            *_in(SECRECY, "test_only_known_files_are_there_and_tell_no_time_of_day"),
            *_in("peerdesk/export/test_files.py", "test_its_time_is_the_beginning_of_the_day"),
        ),
        _in(EVENING, "test_no_file_or_folder_tells_the_time_of_day"),
    ),
    "L18": Channel(
        "what a PDF holds beside its words",
        (
            *_in(SECRECY, "test_a_paper_names_nobody_wherever_one_looks"),
            *_in(
                PDF,
                "test_title_and_language_are_all_the_file_tells_of_itself",
                "test_the_file_names_no_tool_no_date_and_no_folder",
            ),
            *_in("ui/dialogs/test_keeping.py", "test_neither_page_nor_file_names_anybody"),
        ),
        (
            *_in(SECRECY, "test_what_is_hidden_in_a_pdf_would_be_found"),
            *_in(
                PDF_CHECK,
                "test_a_name_in_an_earlier_version_is_found",
                "test_a_name_is_found_wherever_it_stands",
            ),
        ),
    ),
    "L19": Channel(
        "titles of windows and names of files",
        (
            *_in(
                WINDOW_SECRECY,
                "test_no_title_of_a_page_tells_anything",
                "test_no_title_of_a_dialog_tells_anything",
            ),
            *_in("ui/stage/test_window.py", "test_the_title_names_nobody"),
            *_in(FIELDS, "test_the_proposed_name_of_a_paper_names_nobody"),
            *_in("ui/dialogs/test_keeping.py", "test_a_file_name_that_names_somebody_is_refused"),
        ),
        _in(FIELDS, "test_a_title_that_tells_would_be_found"),
    ),
    "L20": Channel(
        "words that input methods learn",
        (
            *_in(WINDOW_SECRECY, "test_no_input_method_learns_what_is_typed"),
            *_in(
                FIELDS,
                "test_the_editor_of_minutes_teaches_no_input_method",
                "test_words_are_taken_by_these_two_kinds_of_field_only",
            ),
        ),
        _in(
            FIELDS,
            "test_a_field_that_nobody_looks_after_would_be_found",
            "test_another_kind_of_field_would_be_found",
        ),
    ),
    "L21": Channel(
        "the second screen, and pictures of the first",
        (
            *_in(WINDOW_SECRECY, "test_the_stage_is_told_and_shows_no_more_than_the_group_allows"),
            *_in("ui/stage/test_process.py", "test_it_loads_nothing_of_the_core"),
            *_in(CAPTURE, "test_windows_that_are_there_and_that_come_are_hidden"),
        ),
        (
            *_in(WINDOW_SECRECY, "test_a_surname_on_the_stage_would_be_found"),
            *_in(CAPTURE, "test_the_switch_lets_them_in_again"),
        ),
    ),
    "L22": Channel(
        "the order on the screen",
        _in(PLACE, "test_a_new_note_appears_anywhere_in_the_list", "test_the_list_marks_no_note_as_new"),
        _in(PLACE, "test_a_list_in_the_order_of_typing_would_be_found"),
    ),
    "L23": Channel(
        "items of few notes or few voices",
        (
            *_in(
                "peerdesk/services/test_release.py",
                "test_an_item_of_few_sentences_or_voices_is_shown",
            ),
            *_in("peerdesk/services/test_running.py", "test_minutes_taken_and_voices_are_written"),
        ),
        (
            *_in("peerdesk/services/test_running.py", "test_three_voices_are_not_few"),
            *_in("peerdesk/services/test_release.py", "test_few_sentences_matter_under_the_rule_only"),
        ),
    ),
    "L24": Channel(
        "markup in papers, labels and tips",
        (
            *_in(PDF_CHECK, "test_a_paper_of_any_hostile_text_reads_back_and_passes"),
            *_in(
                "peerdesk/export/test_docx_check.py",
                "test_a_paper_of_any_hostile_text_reads_back_and_passes",
            ),
            *_in(BAIT, "test_no_paper_opens_or_calls_what_its_words_point_at"),
            *_in(
                HOSTILE,
                "test_any_text_as_a_note_stays_words",
                "test_hostile_names_and_titles_stay_words_on_every_page",
                "test_minutes_of_hostile_notes_stay_words",
            ),
        ),
        (
            *_in(BAIT, "test_an_opened_file_would_be_noticed"),
            *_in(
                HOSTILE,
                "test_a_label_that_guesses_would_be_found_and_opens_the_file",
                "test_a_tip_that_guesses_would_be_found",
                "test_a_call_would_be_heard",
            ),
        ),
    ),
}


PROMISES = {
    "S1": (
        "no column beside the list",
        _in(TABLES, "test_every_column_is_on_the_list"),
    ),
    "S2": (
        "no view of 200 sealed notes beyond a tau of 0.2",
        _in(ORDER, "test_a_sealed_vault_has_no_order_of_notes"),
    ),
    "S3": (
        "with turn log and vault at most 10 in 100 are named; the figure: python -m tests.bench.attacker",
        _in("peerdesk/disk/test_attacker.py", "test_who_said_what_is_guessed_only_from_a_key_that_counts"),
    ),
    "S4": (
        "nothing of what was deleted, edited or undone, after the seal or ten seconds after a strike",
        (
            *_in(SECRECY, "test_with_the_key_what_was_taken_out_is_nowhere_once_the_meeting_is_closed"),
            *_in(SECRECY, "test_a_struck_note_is_nowhere_when_its_ten_seconds_are_over"),
            *_in(CLIPBOARD, "test_ten_seconds_after_a_strike_nothing_of_it_is_anywhere"),
            *_in(
                "peerdesk/services/test_bin.py",
                "test_nothing_that_was_said_rests_in_the_bin",
                "test_what_is_erased_from_the_bin_is_nowhere",
            ),
        ),
    ),
    "S6": (
        "no file outside the folder of data, not even for a moment",
        (
            *_in(EVENING, "test_a_session_makes_no_file_outside_its_folder"),
            *_in(EVENING, "test_not_even_for_a_moment_is_a_file_made_elsewhere"),
        ),
    ),
    "S7": (
        "no word in logs, standard error or sentences of errors",
        (
            *_in(SECRECY, "test_no_error_takes_a_word_to_the_log_or_to_standard_error"),
            *_in(SECRECY, "test_a_bug_on_the_command_line_tells_type_and_place_only"),
            *_in("ui/test_crash.py", "test_no_word_of_it_is_written_or_said"),
        ),
    ),
    "S13": (
        "no name, path, tool or date in a PDF",
        (
            *_in(SECRECY, "test_a_paper_names_nobody_wherever_one_looks"),
            *_in(PDF, "test_the_file_names_no_tool_no_date_and_no_folder"),
        ),
    ),
    "S14": (
        "the same bytes for another user, zone and machine",
        _in(
            "peerdesk/export/test_structure.py",
            "test_the_same_tree_gives_the_same_bytes_for_every_user_zone_and_machine",
        ),
    ),
    "S15": (
        "fonts in the file, text in its order, structure without a fault",
        (
            *_in(PDF, "test_every_font_is_in_the_file", "test_words_stand_in_the_order_of_the_tree"),
            *_in(
                "peerdesk/export/test_structure.py",
                "test_the_file_says_that_it_is_structured",
                "test_every_text_is_spoken_once_in_order",
                "test_every_stretch_leads_back_to_its_element",
                "test_all_that_is_drawn_is_text_or_artifact",
            ),
        ),
    ),
    "S17": (
        "fifty people in eighteen disguises: 99 of 100 found; at most 5 of 100 clean sentences flagged",
        _in(
            "peerdesk/export/test_name_guard.py",
            "test_disguised_names_are_found",
            "test_clean_sentences_raise_no_alarm",
        ),
    ),
    "S18": (
        "nothing of notes and names on the Stage and in titles",
        (
            *_in(WINDOW_SECRECY, "test_the_stage_is_told_and_shows_no_more_than_the_group_allows"),
            *_in(WINDOW_SECRECY, "test_no_title_of_a_page_tells_anything"),
        ),
    ),
    "S19": (
        "sixty hostile texts and more through papers and windows: nothing fails, nothing is opened",
        (
            *_in(BAIT, "test_there_are_texts_enough", "test_no_paper_opens_or_calls_what_its_words_point_at"),
            *_in(PDF_CHECK, "test_a_paper_of_any_hostile_text_reads_back_and_passes"),
            *_in(HOSTILE, "test_any_text_as_a_note_stays_words"),
        ),
    ),
}
"""By the number of a promise: its figure in words, and the tests that hold it."""
