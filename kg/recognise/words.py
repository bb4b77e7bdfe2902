"""Small closed classes of words (folded) that more than one recogniser asks for."""

STOPS = frozenset(
    "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت اليوم الان الماضي الماضيه المقبل المقبله الحالي الحاليه الجاري "
    "الي الا الذي التي الذين اللذين اللتين اللذان اللتان اللاتي الواقعه الواقع التابعه التابع المحاذيه الخاصه الخاص".split()
)
"""Words with the article that no name goes on with: times, relatives, «التابعة»."""

NAME_ADJECTIVES = frozenset(
    "العام العامه الاعلي العليا الحر الحره الكبري المسلح المسلحه المشترك المشتركه المتحد المتحده الموحد الموحده الجديد الجديده "
    "المستقل المستقله المسلمين".split()
)
"""Adjectives inside the names of bodies that are no nisba, which is known by its ending."""

CLOSING = frozenset(
    "الدولي الدوليه الجويه العسكري العسكريه البحريه الفضائيه المدني الرياسي الحدودي الجوي العالمي العالميه الاعلاميه".split()
)
"""Adjectives that close a name after its own words: «مطار هيثرو الدولي»."""

OPENING_MARKS = frozenset("\"“”«„'(")
CLOSING_MARKS = frozenset("\"“”»')")
