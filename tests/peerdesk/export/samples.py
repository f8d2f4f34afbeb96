"""Sentences in the scripts that the paper shows."""

from __future__ import annotations

ARABIC = "ناقش المشاركون ميزانية 2026 وقرروا تأجيل الإنتاج، لأن الفريق صغير ولا يستطيع أحد أن يتحمل وحده."
PERSIAN = "می\u200cخواهم پروژه را ۱۲۳ روز عقب بیندازیم؟"
VOWELLED = "بَيْتٌ كَبِيرٌ جِدًّا"
HEBREW = "המשתתפים דנו בתקציב 2026 והחליטו לדחות את המעבר."
POINTED = "שָׁלוֹם לְכֻלָּם"
DEVANAGARI = "प्रतिभागियों ने क्षेत्र के बजट पर चर्चा की और निर्णय लिया कि द्वितीय चरण मई 2026 तक स्थगित रहेगा।"
CHINESE = (
    "与会者讨论了2026年的预算，并决定将Kubernetes的使用推迟到五月，因为团队太小，没有人能独自承担夜间值班。"
)
JAPANESE = "参加者は予算について話し合い、導入を五月まで延期した。「夜間の当番」は一人では無理だ。"
KOREAN = "참가자들은 2026년 예산을 논의하고 팀이 작기 때문에 도입을 5월까지 미루기로 했다."
GREEK = "Οι συμμετέχοντες συζήτησαν τον προϋπολογισμό και αποφάσισαν την αναβολή."
CYRILLIC = "Участники обсудили бюджет на 2026 год и решили отложить внедрение до мая."

TURNED = {
    "arabic": ARABIC,
    "persian": PERSIAN,
    "vowelled": VOWELLED,
    "hebrew": HEBREW,
    "pointed": POINTED,
    "arabic with brackets": "اجتماع (مغلق) للأعضاء «فقط»",
    "arabic with latin": "استخدم Kubernetes (أو غيره) في الإنتاج.",
    "latin with arabic": "They said السلام عليكم ورحمة الله in the hall, then 12.",
    "hebrew with a hyphen": "הפגישה ב-12 במאי (סגורה).",
}
"""Texts in which words are read from the right."""

STRAIGHT = {
    "devanagari": DEVANAGARI,
    "chinese": CHINESE,
    "japanese": JAPANESE,
    "korean": KOREAN,
    "greek": GREEK,
    "cyrillic": CYRILLIC,
    "mixed": "Latin हिन्दी and 漢字 (kanji), Ελλάδα 45%",
}
"""Texts that are read from the left."""
