# الساعة المعلنة للفكرة
clock-title = من يجيب، وحتى متى
clock-unassigned = لم تُحَل هذه الفكرة إلى جهة بعد.
clock-returned = هذه الفكرة لدى المشرفين، وهم يبحثون عن الجهة المختصة.
clock-first-answer = الإجابة الأولى
clock-decision = القرار
clock-due = الموعد الأخير: { $date }
clock-left = { $count ->
    [zero] لم يبقَ يوم عمل
    [one] بقي يوم عمل واحد
    [two] بقي يوما عمل
    [few] بقيت { $n } أيام عمل
    [many] بقي { $n } يوم عمل
   *[other] بقي { $n } يوم عمل
}
clock-left-none = لم يبقَ يوم عمل
clock-paused = متوقفة منذ { $date }
clock-overdue = { $count ->
    [zero] في الموعد
    [one] متأخرة يوم عمل واحداً
    [two] متأخرة يومي عمل
    [few] متأخرة { $n } أيام عمل
    [many] متأخرة { $n } يوم عمل
   *[other] متأخرة { $n } يوم عمل
}
clock-was-due = كان الموعد الأخير { $date }.
clock-done = { $count ->
    [zero] صدرت في اليوم نفسه
    [one] بعد يوم عمل واحد
    [two] بعد يومي عمل
    [few] بعد { $n } أيام عمل
    [many] بعد { $n } يوم عمل
   *[other] بعد { $n } يوم عمل
}
clock-done-same-day = في اليوم نفسه
clock-in-time = في الموعد
clock-late = بعد الموعد
clock-nothing = لا موعد مستحقاً
clock-pause-reason = سبب التوقف:
clock-pause-question = الساعة متوقفة: الجهة تنتظر رد السكان.
clock-pause-question-link = قراءة السؤال
clock-replies = { $count ->
    [zero] لم تصل تعليقات منذ ذلك الحين.
    [one] وصل تعليق واحد منذ ذلك الحين.
    [two] وصل تعليقان منذ ذلك الحين.
    [few] وصلت { $n } تعليقات منذ ذلك الحين.
    [many] وصل { $n } تعليقاً منذ ذلك الحين.
   *[other] وصل { $n } تعليق منذ ذلك الحين.
}
clock-steps = كل الخطوات
clock-step-assigned = أُحيلت إلى { $agency }
clock-step-handed_over = نُقلت إلى { $agency }
clock-step-handed_back = أعادتها { $agency } إلى المشرفين
clock-step-withdrawn = سحبها المشرفون من { $agency }
clock-step-paused = توقفت الساعة
clock-step-resumed = استأنفت الساعة سيرها
clock-step-answered = أجابت { $agency }
clock-step-asked = سألت { $agency } السكان
clock-reason = السبب
clock-reason-hint = يقرؤه الجميع. الحد الأقصى لعدد الأحرف { $max }.
clock-reason-optional = السبب (لا يلزم في المرة الأولى)
clock-agency = الجهة
clock-agency-choose = اختيار الجهة
clock-agency-suggested = { $agency } (صاحبة هذا الموضوع)
clock-assign = إحالة
clock-assign-title = إحالة هذه الفكرة إلى جهة
clock-hand-over = نقلها إلى جهة أخرى
clock-hand-over-submit = نقل
clock-hand-back = إعادتها إلى المشرفين
clock-hand-back-submit = إعادة
clock-withdraw = سحبها من الجهة
clock-withdraw-submit = سحب
clock-pause = إيقاف الساعة
clock-pause-submit = إيقاف
clock-resume = استئناف سير الساعة
clock-leave = إبقاؤها بلا جهة
clock-officer-title = للموظفين
clock-moderator-title = للمشرفين
clock-late-title = سبقك غيرك
clock-late-by = بتّ { $name } في هذا الأمر قبلك: { $date }. لم يُنفَّذ شيء مرتين، وترى أدناه الحال كما هي الآن.
clock-late-other = بُتّ في هذا الأمر قبلك: { $date }. لم يُنفَّذ شيء مرتين، وترى أدناه الحال كما هي الآن.
error-clock-reason-missing = يُرجى كتابة سبب يقرؤه الجميع.
error-clock-agency-missing = يُرجى اختيار الجهة.
notice-clock-assigned = أُحيلت الفكرة إلى الجهة.
notice-clock-handed-over = نُقلت الفكرة إلى الجهة الأخرى.
notice-clock-handed-back = عادت الفكرة إلى المشرفين.
notice-clock-paused = توقفت الساعة.
notice-clock-resumed = استأنفت الساعة سيرها.
notice-clock-left = تبقى الفكرة بلا جهة.

# الإجابات الرسمية
answer-asks = سؤال إلى السكان
answer-ask-title = سؤال السكان
answer-ask-lead = يظهر السؤال بين الإجابات الرسمية، وتتوقف الساعة حتى تستأنف سيرها أو تجيب.
answer-ask-body = نص السؤال
answer-ask-hint = يقرؤه كل من يؤيد هذه الفكرة أو يتابعها. الحد الأقصى لعدد الأحرف { $max }.
answer-ask-publish = نشر السؤال وإيقاف الساعة
answer-decline-title = عند الرفض فقط
answer-decline-reason = سبب الرفض
answer-decline-choose = اختيار السبب
answer-decline-because = سبب الرفض:
answer-reopen = ما الذي يعيد فتحها
answer-reopen-hint = ما الذي يجب أن يتغير كي تعيد المدينة النظر. الحد الأقصى لعدد الأحرف { $max }.
answer-reopen-if = ما الذي يعيد فتحها:
decline-not-legal = القانون لا يسمح بذلك
decline-not-ours = ليس ذلك من صلاحيات المدينة
decline-too-costly = الكلفة أكبر من النفع
decline-already-exists = ذلك موجود بالفعل
decline-others-first = غير ذلك أَولى وأكثر إلحاحاً
decline-harms-others = في ذلك ضرر على آخرين
decline-not-feasible = لا يمكن تنفيذ ذلك
decline-other = سبب آخر
error-ask-missing = يُرجى كتابة السؤال.
error-decline-reason-missing = يُرجى اختيار سبب الرفض.
error-reopen-missing = يُرجى ذكر ما الذي يعيد فتحها.
notice-asked = نُشر السؤال وتوقفت الساعة.

# الجهات
nav-agencies = الجهات
agencies = الجهات
agencies-lead = من يجيب باسم المدينة، وكم يستغرق ذلك، وما الذي لم يُجَب عنه بعد.
agency-open = أفكار تنتظر إجابة أو قراراً
agency-overdue = متأخرة
agency-answer-median = المدة المعتادة للإجابة الأولى
agency-topics = موضوعات هذه الجهة
agency-days = { $count ->
    [zero] اليوم نفسه
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $n } أيام عمل
    [many] { $n } يوم عمل
   *[other] { $n } يوم عمل
}
agency-days-half = { $n } يوم عمل
agency-percent = { $n }٪
agency-ideas = كل أفكارها
agency-figures = أداء الجهة
agency-target = المدة الموعودة
agency-median = المدة المعتادة (الوسيط)
agency-share = في الموعد
agency-done = ما صدر
agency-waiting = ضمن المهلة أو متوقفة
agency-figures-note = بأيام العمل، خلال الاثني عشر شهراً الماضية. وكل ما فات موعده يُعدّ متأخراً.
agency-paused = { $count ->
    [zero] لا مهلة متوقفة.
    [one] المهلة متوقفة في فكرة واحدة.
    [two] المهلة متوقفة في فكرتين.
    [few] المهلة متوقفة في { $n } أفكار.
    [many] المهلة متوقفة في { $n } فكرة.
   *[other] المهلة متوقفة في { $n } فكرة.
}
agency-overdue-title = المتأخر الآن
agency-overdue-none = لا شيء متأخر.
agency-overdue-more = { $count ->
    [zero] ولا أفكار غيرها.
    [one] وفكرة أخرى.
    [two] وفكرتان أخريان.
    [few] و{ $n } أفكار أخرى.
    [many] و{ $n } فكرة أخرى.
   *[other] و{ $n } فكرة أخرى.
}
agency-trend = الإجابات الأولى شهراً بشهر
agency-trend-drawing = أعمدة: الإجابات الأولى في كل شهر، ما كان في الموعد وما تأخر. ويقول الجدول أدناه الشيء نفسه.
agency-trend-table = في جدول
agency-month = الشهر
agency-members = من يجيب

# قائمة عمل الموظفين
queue = قائمة العمل
queue-of = قائمة العمل: { $agency }
queue-lead = ما يجب أن يُجاب عنه أو يُبتّ فيه، الأشد إلحاحاً أولاً. أما المتوقف فيأتي أخيراً.
queue-states = ما يُعرض
queue-all = الكل
queue-overdue = متأخرة
queue-unanswered = بلا إجابة
queue-undecided = بلا قرار
queue-paused = متوقفة
queue-empty = لا شيء هنا لإنجازه.

# الإدارة
admin-agencies = إعداد الجهات
admin-agencies-lead = أسماء الجهات وموضوعاتها ومواعيدها الموعودة وأعضاؤها.
admin-agency-new = جهة جديدة
admin-save = حفظ
agency-slug = الكلمة في العنوان
agency-slug-hint = حروف لاتينية صغيرة وأرقام وشرطات، مثل public-works. لا يمكن تغييرها لاحقاً.
agency-names = الاسم
agency-about = ما تقوم به
agency-answer-days = أيام العمل حتى الإجابة الأولى
agency-decision-days = أيام العمل حتى القرار
agency-topics-hint = تُقترح هذه الجهة للأفكار الجديدة في هذه الموضوعات. لكل موضوع جهة واحدة على الأكثر.
admin-member-email = البريد الإلكتروني للعضو الجديد
admin-member-hint = يجب أن يكون له حساب. لا يُعرض العنوان لأحد، ويظهر الأعضاء بأسمائهم المعلنة.
admin-member-add = إضافة
admin-member-remove = إزالة
admin-moderators = نطاق كل مشرف
admin-moderators-lead = من لا يُختار له موضوع أو حي فنطاقه كل شيء.
admin-moderators-none = لا مشرفين بعد.
admin-reach-all = كل شيء
admin-reach-change = تغيير
admin-reach-topics = الموضوعات
admin-reach-areas = الأحياء
error-agency-slug-missing = يُرجى كتابة الكلمة التي تظهر في العنوان.
error-agency-slug-letters = تُستعمل الحروف اللاتينية الصغيرة والأرقام والشرطات فقط.
error-agency-slug-taken = هذه الكلمة لجهة أخرى.
error-agency-names-missing = يُرجى كتابة الاسم بلغة واحدة على الأقل.
error-agency-days-missing = يُرجى كتابة عدد الأيام.
error-agency-days-range = يُرجى كتابة عدد صحيح من ١ إلى ٣٦٥.
error-member-none = لا حساب بهذا البريد الإلكتروني.
error-member-role = هذا الحساب لمشرف أو مدير، ولا يمكنه التحدث باسم جهة.
notice-agency-saved = حُفظت الجهة.
notice-member-added = يمكن للعضو الجديد الآن أن يجيب باسم الجهة.
notice-member-removed = لم يعد هذا العضو يجيب باسم الجهة.
notice-reach-saved = حُفظ نطاق المشرف.
idea-form-topic-hint = كل موضوع مدرج تحت الجهة التي تجيب عنه عادةً.
idea-form-topic-others = موضوعات أخرى
