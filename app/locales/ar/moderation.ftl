# الإشراف
rule-label = القاعدة المخالَفة
rule-label-optional = القاعدة المخالَفة (عند الحجب)
rule-choose = اختر قاعدة
rule-personal-data = بيانات شخصية
rule-insult = إساءة أو تهديد
rule-off-topic = لا يخص المدينة
rule-spam = إعلان أو رسائل مزعجة
rule-illegal = مخالف للقانون
rule-other = سبب آخر
error-rule-missing = اختر القاعدة المخالَفة.
error-reason-missing = اكتب السبب: سيظهر لصاحب النص وفي السجل العام.
error-flag-missing = اذكر المشكلة في كلمات قليلة.
error-appeal-missing = اذكر سبب اعتراضك.
error-note-missing = اكتب ملاحظة.
error-reply-name-missing = سمِّ الرد.
error-reply-text-missing = اكتب الرد بلغة واحدة على الأقل.

verdict-approve = اعتماد
verdict-hide = حجب
verdict-restore = إعادة العرض
verdict-keep = إبقاء
verdict-approved = اعتُمد
verdict-hidden = حُجب
verdict-restored = أُعيد عرضه
verdict-kept = أُبقي كما هو
subject-idea = فكرة
subject-comment = تعليق
subject-case = حالة خاصة
state-waiting = بانتظار المراجعة
state-public = ظاهر للجميع
state-hidden = محجوب

waiting-note = لا يقرأ هذا النص الآن سوى صاحبه والمشرفين، ويظهر للجميع متى اعتمده أحدهم.
hidden-idea = حجب أحد المشرفين هذه الفكرة.
hidden-comment = حجب أحد المشرفين هذا التعليق.
hidden-case = حجب أحد المشرفين هذه الحالة.
hidden-reason = السبب:
hidden-appeal = الاعتراض على القرار
hidden-idea-title = هذه الفكرة محجوبة
hidden-idea-lead = حجبها أحد المشرفين عن الجمهور. لم يعد نصها متاحاً هنا، أما سبب الحجب فمعلن.

flag = إبلاغ
flag-title = إبلاغ المشرفين
flag-lead = ينظر أحد المشرفين في كل بلاغ، ولا يعرف أحد من أرسله. والبلاغات وحدها لا تحجب شيئاً.
flag-body = ما المشكلة؟
flag-hint = اختياري، إلا إذا اخترت «سبب آخر».
flag-send = إرسال البلاغ
flag-weight = الوزن { $n }
moderate = فتح في صندوق الإشراف

appeal-title = الاعتراض على قرار
appeal-back = العودة إلى الفكرة
appeal-decision = القرار
appeal-label = لماذا ينبغي إعادة عرضه؟
appeal-hint = يحق لك الاعتراض مرة واحدة، ويجيبك مشرف غير الذي اتخذ القرار.
appeal-send = إرسال الاعتراض
appeal-made = اعتراضك
appeal-open = سيجيبك مشرف آخر، وسيصلك إشعار بذلك.
appeal-upheld = رُفض الاعتراض ويبقى النص محجوباً
appeal-overturned = قُبل الاعتراض وأُعيد عرض النص
appeal-undone = تراجع المشرفون عن هذا القرار، فلم يعد هناك ما يُعترض عليه.
appeal-uphold = إبقاؤه محجوباً
appeal-overturn = إعادة عرضه
appeal-answer-hint = جوابك لصاحب النص.
appeal-decided-by = حجبه
appeal-not-yours = أنت من اتخذ هذا القرار، فالنظر في الاعتراض لزميل آخر.

inbox = صندوق الإشراف
inbox-sorts = ما ينتظر
inbox-all = الكل
inbox-ideas = أفكار جديدة
inbox-comments = تعليقات جديدة
inbox-flags = بلاغات
inbox-duplicates = تكرار محتمل
inbox-appeals = اعتراضات
inbox-handbacks = أعادتها الجهات
inbox-reopenings = لم تنفع
inbox-every-topic = كل المواضيع
inbox-every-area = كل المناطق
inbox-show = عرض
inbox-target = { $count ->
    [zero] الهدف: البت فوراً
    [one] الهدف: البت خلال ساعة واحدة
    [two] الهدف: البت خلال ساعتين
    [few] الهدف: البت خلال { $n } ساعات
    [many] الهدف: البت خلال { $n } ساعة
   *[other] الهدف: البت خلال { $n } ساعة
}
inbox-list = ما ينتظر، الأقدم أولاً
inbox-empty = لا شيء ينتظر هنا. أحسنتم.
inbox-more = هناك المزيد، ويظهر كلما بُتَّ في هذه.
inbox-select = تحديد:
inbox-waits = بانتظار المراجعة
inbox-held = قيد المراجعة
inbox-flagged = مُبلَّغ عنه
inbox-appeal = اعتراض
inbox-handback = أعادته الجهة
inbox-reopening = مراجعة ثانية
inbox-late = متأخر
inbox-claimed = ينظر فيه الآن { $name }
inbox-bulk = إجراء على المحدد …
inbox-bulk-hint = إجراء واحد وسبب واحد لكل ما حُدِّد. وما بتَّ فيه زميل في هذه الأثناء يُترك على حاله.
inbox-done-many = { $count ->
    [zero] (لا شيء)
    [one] (بند واحد)
    [two] (بندان)
    [few] ({ $n } بنود)
    [many] ({ $n } بنداً)
   *[other] ({ $n } بند)
}
inbox-left = { $count ->
    [zero] لم يُترك شيء.
    [one] تُرك بند واحد على حاله: بُتَّ فيه من قبل أو لا ينطبق عليه الإجراء.
    [two] تُرك بندان على حالهما: بُتَّ فيهما من قبل أو لا ينطبق عليهما الإجراء.
    [few] تُركت { $n } بنود على حالها: بُتَّ فيها من قبل أو لا ينطبق عليها الإجراء.
    [many] تُرك { $n } بنداً على حاله: بُتَّ فيه من قبل أو لا ينطبق عليه الإجراء.
   *[other] تُرك { $n } بند على حاله: بُتَّ فيه من قبل أو لا ينطبق عليه الإجراء.
}
inbox-settled = سبقك إلى البت فيه
inbox-settled-nothing = لم يُنفَّذ شيء مرتين، وهذه حاله الآن.
inbox-changed = تغيّر منذ فتحته.
inbox-steps = بنود أخرى
inbox-back = إلى القائمة
inbox-previous = السابق
inbox-next = التالي
reason-label = السبب
reason-hint = يصل إلى صاحب النص، ويظهر في السجل العام بلا أسماء.
reply-label = رد محفوظ
reply-insert = إدراج
undo = تراجع

author-since = عضو منذ
author-public = { $count ->
    [zero] لا نصوص منشورة
    [one] نص منشور واحد
    [two] نصان منشوران
    [few] { $n } نصوص منشورة
    [many] { $n } نصاً منشوراً
   *[other] { $n } نص منشور
}
author-hidden = { $count ->
    [zero] لا نصوص محجوبة
    [one] نص محجوب حديثاً
    [two] نصان محجوبان حديثاً
    [few] { $n } نصوص محجوبة حديثاً
    [many] { $n } نصاً محجوباً حديثاً
   *[other] { $n } نص محجوب حديثاً
}
sign-links = { $count ->
    [zero] بلا روابط
    [one] رابط واحد من حساب جديد
    [two] رابطان من حساب جديد
    [few] { $n } روابط من حساب جديد
    [many] { $n } رابطاً من حساب جديد
   *[other] { $n } رابط من حساب جديد
}
sign-repeated = { $count ->
    [zero] نص جديد
    [one] النص نفسه نُشر مرة من قبل
    [two] النص نفسه نُشر مرتين من قبل
    [few] النص نفسه نُشر { $n } مرات من قبل
    [many] النص نفسه نُشر { $n } مرة من قبل
   *[other] النص نفسه نُشر { $n } مرة من قبل
}
sign-burst = { $count ->
    [zero] لا نصوص خلال ساعة
    [one] نص واحد خلال ساعة
    [two] نصان خلال ساعة
    [few] { $n } نصوص خلال ساعة
    [many] { $n } نصاً خلال ساعة
   *[other] { $n } نص خلال ساعة
}
sign-near-duplicate = يطابق فكرة أخرى بنسبة { $n }٪، وحسابه جديد
sign-flags = { $count ->
    [zero] بلا بلاغات
    [one] بلاغ واحد
    [two] بلاغان
    [few] { $n } بلاغات
    [many] { $n } بلاغاً
   *[other] { $n } بلاغ
}

detail-flags = البلاغات
detail-signs = يشبه الرسائل المزعجة
detail-handback = أعادته جهة { $agency }
handback-leave = إبقاؤها بلا جهة
detail-similar = أفكار مشابهة
detail-appeal = اعتراض صاحب النص
detail-decision = القرار
detail-history = القرارات السابقة
way-merge = دمج في فكرة أخرى
way-promote = إضافة إلى خارطة الطريق
way-assign = إحالة إلى جهة
place-change = تغيير الموضوع أو المنطقة
place-no-topic = بلا موضوع
place-whole-city = المدينة كلها
place-save = نقل
edit-propose = اقتراح صياغة أخرى
edit-hint = لا يغيّر المشرف كلام السكان. ما تقترحه هنا يحل محله إذا قبله صاحبه فقط.
edit-field-title = العنوان
edit-field-body = النص
edit-send = إرسال إلى صاحب الفكرة
edit-standing = هناك صياغة أخرى تنتظر جواب صاحب الفكرة.
edit-title = صياغة أخرى لفكرتك
edit-lead = يقترح أحد المشرفين هذه الصياغة. لا يتغيّر شيء إلا بموافقتك، وتُحفظ كلماتك الأولى.
edit-now = كما هي الآن
edit-proposed = كما تُقترح
edit-accept = قبول هذه الصياغة
edit-refuse = إبقاؤها كما هي
edit-waits = يقترح أحد المشرفين صياغة أخرى لفكرتك.
edit-look = اطّلع عليها وقرر
notes = ملاحظات داخلية
note-label = ملاحظة للزملاء
note-hint = لا تُنشر أبداً. اكتب @ ثم الاسم الكامل لزميلك كي يصله إشعار بها.
note-save = حفظ الملاحظة

log = سجل القرارات
log-lead = كل ما قرره المشرفون، الأحدث أولاً. ويمكن التراجع عن آخر قرار بشأن أي نص.
log-empty = لا قرارات بعد.
log-undone = تراجع عنه
log-undone-plain = أُلغي القرار
log-newest = الأحدث
log-older = الأقدم
public-log = السجل العام للإشراف
public-log-lead = ما حجبه المشرفون ولماذا، بلا أسماء.
public-log-none = لم يُحجب شيء بعد.
public-log-numbers = آخر ٩٠ يوماً
public-log-what = النوع والقاعدة
public-log-hidden = حُجب
public-log-appealed = اعتراضات
public-log-overturned = أُعيد عرضه
public-log-last = أحدث القرارات

replies = الردود المحفوظة
replies-lead = ما يكتبه المشرفون كثيراً. يُدرج الرد بلغة النص الذي يجيب عنه.
reply-new = رد جديد
reply-name = اسمه لدى الزملاء
reply-hint = يمكنك كتابة {"{"}name{"}"} و{"{"}title{"}"} و{"{"}rule{"}"} و{"{"}city{"}"}: تحل محلها القيم عند الإدراج.
reply-save = حفظ الرد
reply-delete = حذف

keys = لوحة المفاتيح
keys-hint = تعمل المفاتيح بحسب موضعها على اللوحة أيًّا كانت لغة الكتابة، ولا تعمل وأنت تكتب.
keys-on = المفاتيح مفعّلة
keys-next = البند التالي
keys-previous = البند السابق
keys-approve = اعتماد أو إبقاء أو إعادة عرض
keys-hide = حجب
keys-merge = دمج
keys-promote = إضافة إلى خارطة الطريق
keys-reply = رد محفوظ
keys-place = الموضوع أو المنطقة
keys-undo = تراجع
keys-legend = هذه القائمة

notice-waiting = شكراً لك. سيقرؤه أحد المشرفين قبل أن يظهر للجميع.
notice-flagged = شكراً لك. سينظر فيه أحد المشرفين.
notice-flagged-before = سبق أن أبلغت عن هذا، وسينظر فيه أحد المشرفين.
notice-appealed = أُحيل اعتراضك إلى مشرف آخر.
notice-appeal-decided = بُتَّ في الاعتراض وأُبلغ صاحبه.
notice-decision-undone = تم التراجع عن القرار.
notice-placed = نُقلت الفكرة.
notice-noted = حُفظت الملاحظة.
notice-edit-proposed = سيُسأل صاحب الفكرة.
notice-edit-accepted = صارت فكرتك بالصياغة الجديدة.
notice-edit-refused = تبقى فكرتك كما هي.
notice-reply-saved = حُفظ الرد.
notice-reply-deleted = حُذف الرد.
notice-nothing-selected = لم تحدد شيئاً، فلم يُنفَّذ شيء.

problem-hidden-title = هذه الفكرة محجوبة
problem-hidden-text = حجبها أحد المشرفين، فلم يعد ممكناً دعمها أو التعليق عليها أو الرد عليها.
problem-waiting-title = لم تُنشر هذه الفكرة بعد
problem-waiting-text = تنتظر مراجعة المشرفين. يمكن دعمها والتعليق عليها والرد عليها بعد اعتمادها.
problem-changed-title = تغيّر في هذه الأثناء
problem-changed-text = بُتَّ فيه أو عُدِّل أو حُذف منذ فتحت الصفحة. لم يُنفَّذ شيء.

duplicates-choose = اختر الفكرة التي تبقى، وأزل العلامة عما لا ينتمي إليها، وادمج الباقي. ما تزيل علامته يُعَدّ أمراً آخر ولا يُدرَج معها بعد ذلك.
duplicates-keep = إبقاء هذه
duplicates-merge-this = دمج
duplicates-merge = دمج في الفكرة التي تبقى
duplicates-apart = كلها أمور مختلفة
duplicates-reason = السبب (يمكن تركه فارغاً)
duplicates-shared = الكلمات المعلَّمة مشتركة، والمنقوط تحتها في أحد العنوانين فقط.

gates = إلى أي حدّ يُوثَق بالبحث
gates-lead = من درجات التشابه هذه فصاعداً تُعرَض الفكرة على أنها ذات صلة، ثم توصف بأنها «على الأرجح الأمر نفسه». وتتبع هذه الدرجات شيئاً فشيئاً ما يدمجه المشرفون وما يفصلون بينه وما يقوله السكان عن أفكارهم.
gates-languages = مكتوبة بـ
gates-related = ذات صلة من
gates-probable = على الأرجح الأمر نفسه من
gates-decided = أزواج حُسم أمرها
gates-right = موافقة المشرفين على «على الأرجح الأمر نفسه»
gates-other = لغات أخرى
gates-two = لغتان
gates-none = لم يُحسم شيء بعد
gates-share = { $share } من { $n }
