//! Topics, areas and agencies of a generated city: slug, Arabic, Persian, English.

use serde_json::json;

type Label = (&'static str, &'static str, &'static str, &'static str);

pub(super) const TOPICS: &[Label] = &[
    ("roads", "الطرق", "خیابان‌ها", "Roads"),
    ("transit", "النقل العام", "حمل‌ونقل همگانی", "Public transport"),
    ("lighting", "الإنارة", "روشنایی", "Lighting"),
    ("water", "المياه", "آب", "Water"),
    ("waste", "النفايات", "پسماند", "Waste"),
    ("parks", "الحدائق", "بوستان‌ها", "Parks"),
    ("health", "الصحة", "سلامت", "Health"),
    ("schools", "المدارس", "مدرسه‌ها", "Schools"),
    ("housing", "السكن", "مسکن", "Housing"),
    ("safety", "السلامة", "ایمنی", "Safety"),
    ("culture", "الثقافة", "فرهنگ", "Culture"),
    ("access", "سهولة الوصول", "دسترس‌پذیری", "Accessibility"),
];

pub(super) const AREAS: &[Label] = &[
    ("old-town", "البلدة القديمة", "شهر کهنه", "Old Town"),
    ("harbour", "الميناء", "بندر", "Harbour"),
    ("orchards", "البساتين", "باغ‌ها", "Orchards"),
    ("north", "الشمال", "شمال", "North"),
    ("east", "الشرق", "شرق", "East"),
    ("south", "الجنوب", "جنوب", "South"),
    ("west", "الغرب", "غرب", "West"),
    ("hill", "التلة", "تپه", "Hill"),
    ("riverside", "ضفة النهر", "کنار رود", "Riverside"),
    ("station", "حي المحطة", "محلهٔ ایستگاه", "Station Quarter"),
];

pub(super) const AGENCIES: &[Label] = &[
    ("works", "الأشغال العامة", "سازمان عمران", "Public Works"),
    ("transport", "هيئة النقل", "سازمان حمل‌ونقل", "Transport Authority"),
    ("water-board", "مصلحة المياه", "شرکت آب", "Water Board"),
    ("parks-office", "إدارة الحدائق", "سازمان بوستان‌ها", "Parks Office"),
    ("cleansing", "إدارة النظافة", "سازمان پسماند", "Cleansing Department"),
    ("health-office", "مديرية الصحة", "ادارهٔ سلامت", "Health Office"),
];

pub(super) fn names(label: &Label) -> String {
    json!({ "ar": label.1, "fa": label.2, "en": label.3 }).to_string()
}
