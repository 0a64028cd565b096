from odoo.addons.thads_reporting.tools.sentences import split, take_over

TEXT = "Giải quyết 1.250 hồ sơ. Đúng hạn 98,5%; Chậm 19.\nỞ TP.HCM không chậm."


def test_sentences_end_where_another_begins():
    assert split(TEXT) == [
        "Giải quyết 1.250 hồ sơ.",
        "Đúng hạn 98,5%;",
        "Chậm 19.",
        "Ở TP.HCM không chậm.",
    ]


def test_nothing_is_taken_over_twice():
    once = take_over("Đúng hạn 98,5%;", TEXT)
    assert once == take_over(once, TEXT)
    assert once.count("98,5") == 1


def test_only_what_was_chosen_is_taken_over():
    assert take_over("", TEXT, ["Chậm 19.", "Không có ở đó."]) == "Chậm 19."
