locale-name = العربية
locale-direction = rtl
locale-icu = ar-u-nu-arab

# Head, header, footer
skip = الانتقال إلى المحتوى
languages = اللغة
nav-main = القائمة الرئيسية
nav-ideas = الأفكار
search = البحث
search-label = البحث في الأفكار
submit-idea = تقديم فكرة
sign-in = تسجيل الدخول
sign-up = إنشاء حساب
sign-out = تسجيل الخروج
account-menu = قائمة الحساب:
error-prefix = خطأ:
footer-run-by = «مسموع» برنامج حر تشغّله { $city } بنفسها.
footer-source = الشيفرة المصدرية
footer-demo = هذه مدينة تجريبية، سكانها وأفكارها من نسج الخيال. يمكن الدخول بأحد هذه العناوين، وكلمة المرور لها جميعاً: «{ $password }».

# Kinds
kind-idea = فكرة
kind-complaint = شكوى
kind-question = سؤال
kind-praise = إشادة
kind-idea-hint = ما ينبغي للمدينة أن تبدأه أو تغيّره
kind-complaint-hint = عطل أو أمر لا يسير كما يجب
kind-question-hint = أمر تودّ معرفته
kind-praise-hint = أمر سار على خير ما يرام

# Stages
stage-submitted = مقدَّمة
stage-under_review = قيد الدراسة
stage-planned = مخطَّط لها
stage-in_progress = قيد التنفيذ
stage-done = أُنجزت
stage-declined = مرفوضة

# Roles
role-officer = جهة رسمية
role-moderator = إشراف
role-administrator = إدارة
badge-author = صاحب الفكرة
badge-officer-of = جهة رسمية: { $agency }

# Home
home-title = ما الذي يجعل { $city } أفضل؟
home-lead = قُلها هنا: من يوافقك من جيرانك يضيف صوته إلى صوتك، والمدينة تجيب علناً.
home-description = أفكار سكان { $city } وشكاواهم وأسئلتهم وإشاداتهم، مع إجابات المدينة المعلنة.
list-title = الأفكار
list-later-page = صفحة تالية
filter-title = تصفية الأفكار
filter-apply = عرض
filter-active = عوامل التصفية المفعّلة
filter-remove = إزالة هذا الشرط
filter-clear = مسح الكل
filter-kind = النوع
filter-topic = الموضوع
filter-area = المنطقة
filter-agency = الجهة
filter-stage = المرحلة
filter-all-kinds = كل الأنواع
filter-all-topics = كل الموضوعات
filter-all-areas = كل المناطق
filter-all-agencies = كل الجهات
filter-all-stages = كل المراحل
sort-label = ترتيب الأفكار
sort-trending = الرائجة
sort-newest = الأحدث
sort-supported = الأكثر تأييداً
sort-answered = المُجاب عنها
empty-title = لا شيء هنا بعد
empty-filtered = لا توجد أفكار بهذه الشروط. يمكن إزالة أحدها، أو تقديم أول فكرة من نوعها.
empty-all = لم يكتب أحد بعد. قد تكون الفكرة الأولى فكرتك.
show-all = عرض كل الأفكار
pager-label = الصفحات
pager-previous = السابق
pager-next = التالي
comments-count = { $count ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $n } تعليقات
    [many] { $n } تعليقاً
   *[other] { $n } تعليق
}
comments-none = لا تعليقات بعد
author-imported = مستوردة

# Search
ideas-count = { $count ->
    [zero] لا أفكار
    [one] فكرة واحدة
    [two] فكرتان
    [few] { $n } أفكار
    [many] { $n } فكرة
   *[other] { $n } فكرة
}
search-by-relevance = الأنسب
search-page = الصفحة { $page } من { $pages }
search-suggestion = هل المقصود:
search-loosened = لا توجد فكرة تضم هذه الكلمات كلها. في هذه الأفكار بعضها.
search-cut = النص طويل، فاقتصر البحث على أول { $max } حرف منه.
search-narrow = تضييق النتائج
search-tips-title = كيف تبحث هنا
search-tip-words = تكفي كلمات عن الموضوع. كل كلمة لها أثرها، ولا يلزم أن تتطابق صيغها.
search-tip-phrase = ما بين علامتي الاقتباس يُعثر عليه مجتمعاً وبهذا الترتيب.
search-tip-without = إشارة الناقص قبل الكلمة تستبعد الأفكار التي ترد فيها.
search-example-words = مظلة موقف الحافلة
search-example-phrase = "ماء للشرب"
search-example-without = المياه -فاتورة
search-nothing-title = لا نتائج عن «{ $words }»
search-nothing-text = قد تنفع كلمات أخرى أو كلمات أقل. وإن لم يقلها أحد بعد، فالبداية من هنا.
search-nothing-narrowed = لا شيء ضمن عوامل التصفية هذه، وقد تظهر نتائج بدونها.
search-without-filters = البحث دون تصفية
search-submit = تقديمها فكرةً جديدة
search-feed = موجز هذا البحث
search-feed-title = «{ $words }» – أفكار من { $city }
found-in-comment = في تعليق
found-in-answer = في إجابة رسمية
filter-language = اللغة
filter-year = السنة الميلادية
facet-more = المزيد
written-ar = العربية
written-fa = الفارسية
written-en = الإنجليزية
written-other = لغات أخرى

# Probable duplicates
duplicates = أفكار يُرجَّح تكرارها
duplicates-lead = أفكار تبدو كأنها تقول الشيء نفسه. تتقدّمها الأكثر أصواتاً، وبها تُقارَن البقية.
duplicates-none = لا توجد الآن أفكار يُرجَّح تكرارها.
duplicates-all = كل ما يشبهها
duplicates-of-idea = ما يُرجَّح أنه يكرّر هذه الفكرة
duplicates-score = نسبة التشابه { $n }٪

# Support
support-button = أؤيّد هذا
support-label = التأييد
support-voices = { $count ->
    [zero] صوت
    [one] صوت
    [two] صوتان
    [few] أصوات
    [many] صوتاً
   *[other] صوت
}
support-imported = { $count ->
    [zero] + { $n } مستورد
    [one] + صوت مستورد واحد
    [two] + صوتان مستوردان
    [few] + { $n } أصوات مستوردة
    [many] + { $n } صوتاً مستورداً
   *[other] + { $n } صوت مستورد
}
support-hint = لكل ساكن وساكنة صوت واحد، ولا تُعرض أسماء المؤيدين أبداً.
follow-question = احتُسب صوتك. هل تودّ أن نخبرك بما يؤول إليه الأمر؟
follow-button = متابعة هذه الفكرة
follow-state = هذه الفكرة ضمن ما تتابعه.
unfollow-button = إيقاف المتابعة

# Idea
idea-back = كل الأفكار
idea-assigned = أُحيلت إلى
idea-source = نُشرت أولاً في موضع آخر: { $source }
idea-language = لغة هذا النص: { $language }
idea-language-label = كُتب هذا النص باللغة
idea-language-correct = تصحيح اللغة
related-title = أفكار ذات صلة
answers-title = الإجابات الرسمية
answer-form-title = الإجابة باسم الجهة
answer-body = نص الإجابة
answer-body-hint = يقرؤها كل من يؤيد هذه الفكرة أو يتابعها. الحد الأقصى لعدد الأحرف { $max }.
answer-stage = المرحلة من الآن
answer-stage-choose = اختيار المرحلة
answer-publish = نشر الإجابة

# Cases
cases-title = { $count ->
    [zero] لم يروِ أحد حالته
    [one] روى أحد السكان حالته
    [two] روى اثنان من السكان حالتيهما
    [few] روى { $n } من السكان حالاتهم
    [many] روى { $n } من السكان حالاتهم
   *[other] روى { $n } من السكان حالاتهم
}
cases-all = كل الحالات
cases-more = حالات أخرى
cases-first = العودة إلى أحدث الحالات
case-delete-question = حذف حالتك؟ يبقى صوتك للفكرة، أما النص فلا يمكن استرجاعه.
case-delete-confirm = نعم، حذف الحالة

# What was said before
similar-label = أفكار قد تقول الشيء نفسه
similar-count = { $count ->
    [zero] لا أفكار عن الأمر نفسه
    [one] قد تكون هناك فكرة عن الأمر نفسه
    [two] قد تكون هناك فكرتان عن الأمر نفسه
    [few] قد تكون هناك { $n } أفكار عن الأمر نفسه
    [many] قد تكون هناك { $n } فكرة عن الأمر نفسه
   *[other] قد تكون هناك { $n } فكرة عن الأمر نفسه
}
similar-question-lead = لم يُنشر شيء بعد، وكل ما كتبته ما زال هنا. إن كان في هذه الأفكار ما يعبّر عنك أيضاً، فصوتك هناك أبلغ أثراً.
similar-probable = على الأرجح الأمر نفسه
similar-related = ذات صلة
similar-voices = { $count ->
    [zero] لا أصوات بعد
    [one] صوت واحد
    [two] صوتان
    [few] { $n } أصوات
    [many] { $n } صوتاً
   *[other] { $n } صوت
}
why-both = المكان نفسه والأمر نفسه:
why-place = المكان نفسه:
why-matter = الأمر نفسه:
why-bridge = «{ $mine } = { $theirs }»
similar-same = وأنا كذلك
similar-different = حالتي مختلفة
similar-different-publish = حالتي مختلفة، أريد نشرها
similar-hint = زر «وأنا كذلك» يضيف صوتك إلى تلك الفكرة، ويُبقي ما كتبته معها بوصفه حالتك، ويخبرك بما تؤول إليه.
similar-noted = علمنا أن حالتك مختلفة. يمكنك متابعة الكتابة.

# Comments
comments-title = التعليقات
comments-sort-label = ترتيب التعليقات
comments-sort-oldest = الأقدم أولاً
comments-sort-helpful = الأكثر فائدة
comments-first = العودة إلى أول التعليقات
comments-more = المزيد من التعليقات
comments-all = عرض النقاش كله
comment-thread = المعروض هنا جزء واحد من النقاش.
comment-replies = { $count ->
    [zero] لا ردود
    [one] عرض الرد
    [two] عرض الردّين
    [few] عرض الردود كلها ({ $n })
    [many] عرض الردود كلها ({ $n })
   *[other] عرض الردود كلها ({ $n })
}
comment-helpful = مفيد
comment-reply = ردّ
comment-edit = تعديل
comment-delete = حذف
comment-delete-question = حذف هذا التعليق؟ لا يمكن استرجاعه بعد ذلك.
comment-delete-confirm = نعم، حذف التعليق
comment-edited = عُدِّل
comment-deleted = هذا التعليق حذفه كاتبه.
comment-form-title = كتابة تعليق
comment-label = تعليقك
comment-hint = الحد الأقصى لعدد الأحرف { $max }. يمكن استعمال القوائم والروابط و**الخط العريض**.
comment-visitor-hint = يُطلب تسجيل الدخول قبل النشر، وما كتبته يبقى محفوظاً.
comment-publish = نشر التعليق
comment-edit-title = تعديل تعليقك
comment-edit-lead = يمكن تعديله خلال ١٥ دقيقة من نشره، وتبقى النسخ السابقة مقروءة.
comment-save = حفظ
comment-history-title = النسخ السابقة من تعليق
comment-history-by = تعليق { $author }
comment-history-now = النص الحالي
comment-history-until = حتى { $date }
comment-history-none = لا توجد نسخ سابقة.
comment-back = العودة إلى التعليق
reply-to = ردّ على { $author }
reply-publish = نشر الرد
cancel = إلغاء
preview = معاينة
preview-title = معاينة: هكذا سيبدو

# New idea
idea-form-lead = تُنشر فوراً، وتراها الجهة المسؤولة، ويستطيع جيرانك إضافة أصواتهم.
idea-form-kind = ما الذي تودّ قوله؟
idea-form-title = العنوان
idea-form-title-hint = جملة واحدة تلخّص المطلوب، من { $min } إلى { $max } حرفاً.
idea-form-body = الشرح
idea-form-body-hint = ماذا يحدث، وأين، ومن يتأثر به. يُرجى عدم ذكر أسماء أو أرقام هواتف. الحد الأقصى لعدد الأحرف { $max }، ويمكن استعمال القوائم والروابط.
idea-form-topic = الموضوع
idea-form-topic-choose = اختيار الموضوع
idea-form-area = المنطقة
idea-form-area-all = المدينة كلها
idea-form-publish = نشر
idea-form-save = حفظ المسودة
idea-form-draft-hint = لا يرى مسودتك سواك.
idea-form-visitor-hint = يُطلب تسجيل الدخول قبل النشر، وما كتبته يبقى محفوظاً.
idea-form-restored = حفظنا مسودتك. يمكنك المتابعة من حيث توقفت، أو البدء من جديد.
idea-form-discard = حذف المسودة
count-characters = الأحرف: { $have } من { $max }
count-limit = الحد الأقصى لعدد الأحرف { $max }

# Accounts
sign-up-lead = حساب واحد لكل جهات المدينة، بلا رقم هاتف وبلا تتبّع.
field-email = البريد الإلكتروني
field-email-hint = لا يُعرض على أحد.
field-name = الاسم الظاهر
field-name-hint = يراه الآخرون بجانب ما تكتب، ولا يلزم أن يكون اسمك الحقيقي.
field-password = كلمة المرور
field-password-hint = { $min } حرفاً أو أكثر، والجملة خيار جيد.
have-account = هل لديك حساب؟
no-account = ليس لديك حساب بعد؟
sign-in-refused = البريد الإلكتروني أو كلمة المرور غير صحيحة.
waiting-support = سيُحتسب تأييدك لـ«{ $title }» حالما تسجّل الدخول.
waiting-comment = سيُنشر تعليقك على «{ $title }» حالما تسجّل الدخول.
waiting-idea = ستُنشر فكرتك «{ $title }» حالما تسجّل الدخول.
waiting-same = سيُحتسب صوتك لـ«{ $title }»، ومعه ما كتبته، حالما تسجّل الدخول.

# Errors of fields
errors-title = { $count ->
    [zero] لا أخطاء
    [one] أمر واحد يحتاج إلى انتباهك
    [two] أمران يحتاجان إلى انتباهك
    [few] { $n } أمور تحتاج إلى انتباهك
    [many] { $n } أمراً تحتاج إلى انتباهك
   *[other] { $n } أمر تحتاج إلى انتباهك
}
error-kind-missing = يُرجى اختيار نوع ما تودّ قوله.
error-title-missing = يُرجى كتابة عنوان.
error-body-missing = يُرجى شرح الموضوع.
error-topic-missing = يُرجى اختيار الموضوع الأنسب.
error-comment-missing = التعليق فارغ. يُرجى كتابة شيء أولاً.
error-answer-missing = يُرجى كتابة الإجابة.
error-stage-missing = يُرجى اختيار المرحلة من الآن.
error-email-missing = يُرجى إدخال البريد الإلكتروني.
error-name-missing = يُرجى اختيار اسم يراه الآخرون.
error-password-missing = يُرجى كتابة كلمة المرور.
error-too-short = النص قصير: عدد أحرفه { $have }، والحد الأدنى { $min }.
error-too-long = النص طويل: عدد أحرفه { $have }، والحد الأقصى { $max }.
error-unknown = يُرجى الاختيار من القائمة.
error-not-an-email = لا يبدو هذا بريداً إلكترونياً، مثل name@example.org.
error-email-taken = يوجد حساب بهذا البريد الإلكتروني، ويمكن تسجيل الدخول به.
error-name-taken = هذا الاسم، أو اسم يشبهه تماماً، مستعمل. يُرجى اختيار غيره.
error-name-reserved = هذا الاسم محجوز للمدينة وموظفيها. يُرجى اختيار غيره.
error-name-unprintable = في الاسم محارف غير مرئية. يُرجى كتابته من جديد.
error-password-common = هذه من أول كلمات المرور التي تُجرَّب. يُرجى اختيار غيرها، والجملة خيار جيد.
error-password-is-name = يجب أن تختلف كلمة المرور عن الاسم والبريد الإلكتروني.
error-too-often = أُرسل الكثير في وقت قصير. ما كُتب محفوظ هنا، ويمكن إرساله بعد بضع دقائق.

# Notices
notice-welcome = أهلاً بك! حسابك جاهز، وقد سُجّل دخولك.
notice-signed-in = سُجّل دخولك.
notice-signed-out = سُجّل خروجك.
notice-idea-published = نُشرت الفكرة، وصوتك أول أصواتها.
notice-same = احتُسب صوتك، وأنت تتابع هذه الفكرة من الآن.
notice-same-with-case = احتُسب صوتك، وما كتبته ظاهر في هذه الصفحة بوصفه حالتك، وأنت تتابع الفكرة من الآن.
notice-case-deleted = حُذفت حالتك.
notice-language-corrected = صُحّحت لغة النص.
notice-supported = احتُسب صوتك.
notice-withdrawn = سُحب تأييدك.
notice-no-voice = لم يعد صوتك محتسباً هناك.
notice-following = ستجد في إشعاراتك ما تؤول إليه هذه الفكرة.
notice-unfollowed = توقفت متابعتك لهذه الفكرة.
notice-commented = نُشر تعليقك.
notice-comment-edited = عُدّل تعليقك.
notice-comment-deleted = حُذف تعليقك.
notice-draft-saved = حُفظت مسودتك.
notice-draft-discarded = حُذفت المسودة.
notice-answered = نُشرت الإجابة وحُدّثت المرحلة.

# Problems
problem-bad-request-title = تعذّرت قراءة الطلب
problem-bad-request-text = في العنوان أو النموذج ما لم نتوقعه. يُرجى العودة والمحاولة مرة أخرى.
problem-forbidden-title = هذا غير متاح لك
problem-forbidden-text = لا يملك حسابك هذه الصلاحية، أو أن النموذج لم يصل من هذا الموقع.
problem-not-found-title = هذه الصفحة ليست هنا
problem-not-found-text = ربما كُتب العنوان خطأً، أو أُزيلت الصفحة.
problem-method-not-allowed-title = لا يتم الأمر بهذه الطريقة
problem-method-not-allowed-text = لا يقبل هذا العنوان طلباً كهذا. يمكن البدء من قائمة الأفكار.
problem-too-large-title = الحجم أكبر من المسموح
problem-too-large-text = ما أُرسل أكبر مما نستطيع استقباله. يُرجى اختصاره والمحاولة مرة أخرى.
problem-too-many-title = لحظة من فضلك
problem-too-many-text = وصلت من اتصالك طلبات كثيرة جداً.
problem-internal-title = حدث عطل لدينا
problem-internal-text = الخطأ منا لا منك. يُرجى المحاولة بعد قليل.
problem-busy-title = ازدحام شديد الآن
problem-busy-text = عدد الزوار الآن أكبر مما نستطيع خدمته دفعة واحدة. لم يضِع شيء مما حُفظ.
problem-search-away-title = يُعاد بناء البحث الآن
problem-search-away-text = الأفكار والأصوات لم تتأثر، ويمكن تصفّح القائمة كالمعتاد.
problem-wait-seconds = { $count ->
    [zero] يُرجى المحاولة الآن.
    [one] يُرجى المحاولة بعد ثانية.
    [two] يُرجى المحاولة بعد ثانيتين.
    [few] يُرجى المحاولة بعد { $n } ثوانٍ.
    [many] يُرجى المحاولة بعد { $n } ثانية.
   *[other] يُرجى المحاولة بعد { $n } ثانية.
}
problem-wait-minutes = { $count ->
    [zero] يُرجى المحاولة الآن.
    [one] يُرجى المحاولة بعد دقيقة.
    [two] يُرجى المحاولة بعد دقيقتين.
    [few] يُرجى المحاولة بعد { $n } دقائق.
    [many] يُرجى المحاولة بعد { $n } دقيقة.
   *[other] يُرجى المحاولة بعد { $n } دقيقة.
}
way-list = ماذا يقول الآخرون
way-retry = إعادة المحاولة

# Said by the islands
support-failed = تعذّر احتساب تأييدك. يُرجى المحاولة مرة أخرى.
draft-kept = حُفظت المسودة
draft-not-kept = تعذّر حفظ المسودة؛ يُرجى إبقاء هذه الصفحة مفتوحة.
