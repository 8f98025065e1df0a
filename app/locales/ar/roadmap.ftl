
# Promised dates
promised-year = { $year }
promised-quarter-1 = الربع الأول من { $year }
promised-quarter-2 = الربع الثاني من { $year }
promised-quarter-3 = الربع الثالث من { $year }
promised-quarter-4 = الربع الرابع من { $year }
promised-season-1 = الربع الأول من { $year }
promised-season-2 = الربع الثاني من { $year }
promised-season-3 = الربع الثالث من { $year }
promised-season-4 = الربع الرابع من { $year }
promised-days = من { $first } إلى { $last }
promised-with-days = { $period } ({ $days })
promise-title = في خارطة الطريق
promote = تحويلها إلى وعد

# The roadmap
nav-roadmap = خارطة الطريق
roadmap = خارطة الطريق
roadmap-lead = ما وعدت به المدينة، وإلى متى، وأين وصل. لا يتغيّر هنا موعد بلا سبب تقرؤونه.
roadmap-description = ما وعدت به { $city } سكانها، وإلى متى، وأين وصل.
roadmap-views = طرق عرض خارطة الطريق
roadmap-view-columns = حسب المرحلة
roadmap-view-timeline = الخط الزمني
roadmap-view-changelog = ما أُنجز
roadmap-filter = تصفية الوعود
roadmap-all-years = كل السنوات
roadmap-empty = لم يُقطع وعد بعد.
roadmap-empty-filtered = لا وعد يطابق هذه العوامل. يمكن إزالة أحدها لرؤية المزيد.
roadmap-column-none = لا شيء هنا في الوقت الحالي.
roadmap-all-of-stage = عرض الكل ({ $count }): { $stage }
roadmap-cut = هناك أكثر مما يتسع له المكان. لرؤية البقية يمكن اختيار جهة أو منطقة أو سنة.
roadmap-declined = { $count ->
    [zero] المرفوضة: { $n }
    [one] المرفوضة: { $n }
    [two] المرفوضة: { $n }
    [few] المرفوضة: { $n }
    [many] المرفوضة: { $n }
   *[other] المرفوضة: { $n }
}
roadmap-new = وعد جديد
roadmap-new-lead = سيصل الخبر إلى كل من أيّد إحدى الأفكار التي قام عليها.
roadmap-promise = إدراجه في خارطة الطريق

# Timeline
timeline-legend = الشريط الممتلئ مدة العمل، والفاتح هو المهلة الموعود بالإنجاز خلالها. والمُعيَّن هو أول موعد أُعلن، والخط هو اليوم.
timeline-table = الخط الزمني في جدول
timeline-item = الوعد
timeline-first = أول موعد
timeline-none = –

# An item
item-promise-of = وعد
item-facts = الوعد في سطور
item-agency = الجهة المسؤولة
item-agency-choose = اختيار الجهة
item-helpers = بالتعاون مع
item-start = البداية
item-due = الموعد
item-due-by = بحلول { $date }
item-due-on = في { $date }
item-delivered = أُنجز:
item-delivered-on = تاريخ الإنجاز
item-overdue = تجاوز موعده
item-budget = الميزانية
item-budget-hint = كما ينبغي أن يقرأها الناس، مثل «١٢٠ ألفاً من صندوق الشوارع». يُترك فارغاً إن لم تكن معلنة.
item-voices = { $count ->
    [zero] لا أحد وراء هذا الوعد بعد
    [one] وراء هذا الوعد شخص واحد
    [two] وراء هذا الوعد شخصان
    [few] وراء هذا الوعد { $n } أشخاص
    [many] وراء هذا الوعد { $n } شخصاً
   *[other] وراء هذا الوعد { $n } شخص
}
item-told = آخر خبر:
item-moved = { $count ->
    [zero] لم يتغيّر موعده
    [one] تغيّر موعده مرة
    [two] تغيّر موعده مرتين
    [few] تغيّر موعده { $n } مرات
    [many] تغيّر موعده { $n } مرة
   *[other] تغيّر موعده { $n } مرة
}
item-moved-twice = تغيّر موعده مرتين
item-other-language = هذا النص متاح حتى الآن بلغة واحدة هي: { $language }.
item-ideas = { $count ->
    [zero] لا أفكار وراءه
    [one] الفكرة التي وراءه
    [two] الفكرتان اللتان وراءه
    [few] { $n } أفكار وراءه
    [many] { $n } فكرة وراءه
   *[other] { $n } فكرة وراءه
}
item-title = العنوان
item-summary = ما الذي سيُنفَّذ
item-topic-none = بلا موضوع
item-stage = المرحلة
item-stage-and-dates = المرحلة والمواعيد
item-date-hint = بقدر ما هو معلوم لا أكثر: 2027 أو {"\u2066"}2027-Q3{"\u2069"} أو {"\u2066"}2027-05{"\u2069"} أو {"\u2066"}2027-05-18{"\u2069"}.
item-reason = السبب المعلن
item-reason-hint = سيقرؤه كل من ينتظر هذا الوعد.
item-declining = في حال الرفض
item-decline-reason = سبب الرفض
item-decline-choose = اختيار السبب
item-reopen-if = ما الذي يعيد فتحه
item-move = نقل
item-move-confirm = نقله الآن
item-manage = إدارة هذا الوعد
item-manage-parts = أقسام هذه الصفحة
item-change-lead = كل تغيير في المرحلة أو الموعد يبقى على الصفحة دائماً، باسمك وبالسبب الذي ذكرته.
item-change-send = نشر التغيير
item-texts = النصوص والمكان والمتعاونون
item-texts-save = حفظ
declined-title = مرفوض: { $reason }

# Its history
story-title = حكاية هذا الوعد
story-first = أول موعد أُعلن: { $date }.
story-never-moved = لم يتغيّر الموعد قط.
story-moved = { $count ->
    [zero] لم يتغيّر الموعد قط.
    [one] تغيّر الموعد مرة واحدة.
    [two] تغيّر الموعد مرتين.
    [few] تغيّر الموعد { $n } مرات.
    [many] تغيّر الموعد { $n } مرة.
   *[other] تغيّر الموعد { $n } مرة.
}
story-moved-twice = تغيّر الموعد مرتين.
story-now = الموعد الآن: { $date }.
story-no-date = لا موعد معلن في الوقت الحالي.
story-kept = أُنجز في أول موعد أُعلن.
story-kept-later = أُنجز في آخر موعد أُعلن، بعد الموعد الأول.
story-late = أُنجز متأخراً عن موعده.
story-made = أُدرج في خارطة الطريق: { $stage }
story-stage = { $from } ← { $to }
story-due-set = الموعد: { $date }
story-due-gone = أُلغي الموعد الذي كان: { $date }
story-due-moved = الموعد: كان { $from } وصار { $to } ({ $how })
story-start-set = البداية: { $date }
story-start-gone = لم تعد البداية محددة، وكانت: { $date }
story-start-moved = البداية: كانت { $from } وصارت { $to } ({ $how })
shift-later = تأخير
shift-earlier = تقديم
shift-narrowed = تحديد أدق
shift-widened = تحديد أعم

# Milestones and news
milestones-title = المحطات
milestone = المحطة
milestone-due = إلى متى
milestone-add = إضافة محطة
milestone-reach = تحقّقت
milestone-reached = تحقّقت:
posts-title = الأخبار
post-title = خبر جديد
post-kind = نوع الخبر
post-update = خبر
post-evidence = إثبات الإنجاز
post-body = النص
post-picture = صورة
post-picture-hint = بصيغة JPEG أو PNG أو WebP حتى ٨ ميغابايت. يُحذف منها مكان التقاطها وزمانه.
post-picture-text = ماذا تُظهر الصورة
post-picture-text-hint = لمن لا يستطيع رؤيتها؛ لازم مع كل صورة.
post-send = نشر

# Whether it helped
outcome-title = هل نفع ذلك؟
outcome-none = لم يُجب أحد بعد.
outcome-answers = { $count ->
    [zero] لم يُجب أحد بعد.
    [one] أجاب واحد ممن طلبوا ذلك.
    [two] أجاب اثنان ممن طلبوا ذلك.
    [few] أجاب { $n } ممن طلبوا ذلك.
    [many] أجاب { $n } ممن طلبوا ذلك.
   *[other] أجاب { $n } ممن طلبوا ذلك.
}
outcome-share = { $count } ({ $percent }٪)
outcome-yes = نعم، حُلّت
outcome-partly = جزئياً
outcome-no = لا
outcome-question = هل حلّ ذلك مشكلتك؟
outcome-verdict = إجابتك
outcome-why = لماذا؟
outcome-why-hint = يقرؤه القائمون على هذا الوعد في المدينة، ولا يُنشر.
outcome-send = إرسال الإجابة
outcome-change = تغيير إجابتي
outcome-visitor = هل أيّدت إحدى الأفكار التي قام عليها؟ يهمّنا أن نعرف إن كان قد نفع.
reopening-title = مراجعة ثانية
reopening-told = قال { $no } من أصل { $answers } أجابوا إن ذلك لم ينفع.
reopening-settled = قرار الإشراف:
reopenings-title = أُنجز، ويقول كثيرون إنه لم ينفع
reopenings-lead = هذه تنتظر قراراً: هل يستمر العمل، أم تبقى منجزة؟
settle-decision = ما الذي سيحدث الآن؟
settle-reopen = يستمر العمل: عودة إلى «قيد التنفيذ»
settle-keep = يبقى منجزاً
settle-send = إعلان القرار
subject-promise = وعد
reopening-manage = تغيير المرحلة أو المواعيد
settled-reopen = يستمر العمل
settled-keep = يبقى منجزاً
reopening-undone = سُحب القرار باستمرار العمل، وسينظر المشرفون في الأمر من جديد.

# Managing
manage-late-title = سبقك شخص آخر
manage-late-now = الآن: { $stage }
manage-late-text = لم يُحفظ شيء مما أرسلته، وما كتبته باقٍ في الأسفل: يُرجى النظر فيه مجدداً وإرساله إن كان لا يزال صحيحاً.
manage-ideas = الأفكار التي وراءه
manage-idea = أرقام الأفكار
manage-idea-hint = الرقم في آخر عنوان الفكرة؛ وتفصل الفاصلة بين عدة أرقام.
manage-idea-add = إضافة
manage-idea-remove = إزالة

# Handing it on
handover = نقله إلى جهة أخرى
handover-lead = الجهة المسؤولة عن هذا الوعد الآن: { $agency }. تبقى المرحلة والمواعيد كما هي، ويبقى هذا النقل على الصفحة دائماً، باسمك وبالسبب الذي ذكرته.
handover-agency = إلى أي جهة
handover-stays = يستمر التعاون مع { $agency }
handover-send = نقل الوعد
error-handover-agency-missing = يُرجى اختيار الجهة التي ستتولى هذا الوعد.
notice-item-handed-on = نُقل الوعد، ونُشر السبب.
story-handed-on = نُقل من { $from } إلى { $to }

# You asked, we did
done-title = طلبتم ففعلنا
done-lead = ما طلبه سكان { $city } وما آل إليه، كما كتبوه أول مرة.
done-empty = لم يُنجز شيء بعد. سيظهر هنا أول وعد يُوفى به.
done-count = { $count ->
    [zero] لم يُنجز وعد بعد
    [one] أُنجز وعد واحد
    [two] أُنجز وعدان
    [few] أُنجزت { $n } وعود
    [many] أُنجز { $n } وعداً
   *[other] أُنجز { $n } وعد
}
done-asked = ما طلبتموه
done-author = – { $author }،
done-others = { $count ->
    [zero] بلا أفكار أخرى
    [one] وفكرة أخرى
    [two] وفكرتان أخريان
    [few] و{ $n } أفكار أخرى
    [many] و{ $n } فكرة أخرى
   *[other] و{ $n } فكرة أخرى
}
done-helped = { $percent }٪ ممن أجابوا (وعددهم { $answers }) يقولون: حُلّت المشكلة.

field-optional = اختياري
list-comma = ،{" "}
error-not-a-date = لم نستطع قراءة هذا التاريخ. يُكتب 2027 أو {"\u2066"}2027-Q3{"\u2069"} أو {"\u2066"}2027-05{"\u2069"} أو {"\u2066"}2027-05-18{"\u2069"}.
error-before-start = هذا قبل موعد البداية.
error-unchanged = لن تتغيّر المرحلة ولا الموعد.
error-not-a-picture = ليست هذه صورة JPEG أو PNG أو WebP يمكن قراءتها.
error-item-title-missing = يُرجى كتابة عنوان.
error-item-summary-missing = يُرجى كتابة ما سيُنفَّذ.
error-item-agency-missing = يُرجى اختيار الجهة التي تَعِد.
error-item-stage-missing = يُرجى اختيار المرحلة.
error-item-start-missing = يُرجى كتابة موعد البداية.
error-item-due-missing = لكل وعد موعد. تكفي السنة.
error-item-reason-missing = يُرجى ذكر السبب: لا شيء يتغيّر هنا بلا سبب.
error-item-decline-reason-missing = يُرجى اختيار سبب الرفض.
error-item-reopen-if-missing = يُرجى كتابة ما الذي يعيد فتحه.
error-post-body-missing = يُرجى كتابة الخبر.
error-post-picture-text-missing = يُرجى كتابة ما تُظهره الصورة.
error-milestone-missing = يُرجى تسمية المحطة.
error-milestone-due-missing = يُرجى كتابة الموعد.
error-manage-idea-missing = يُرجى كتابة رقم فكرة موجودة، مثل 7.
error-outcome-verdict-missing = يُرجى اختيار إجابة.
error-settle-decision-missing = يُرجى اختيار ما سيحدث الآن.
notice-item-made = أُدرج في خارطة الطريق، وسيصل الخبر إلى كل من وراءه.
notice-item-changed = نُشر التغيير مع السبب.
notice-item-saved = حُفظ.
notice-item-posted = نُشر.
notice-milestone-reached = سُجّل تحقّق هذه المحطة.
notice-outcome-told = شكراً لك. احتُسبت إجابتك.
notice-reopening-settled = أُعلن القرار مع السبب.
problem-late-title = سبقك شخص آخر
problem-late-text = أنجز شخص آخر هذا أو غيّره قبل قليل. لم يُنفَّذ شيء مرتين؛ يُرجى النظر في ما آل إليه.
