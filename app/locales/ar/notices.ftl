
# Notices: what a resident was told
notices = الإشعارات
notices-lead = ما آلت إليه الأفكار التي تؤيدها وكل ما تتابعه.
notices-none = لا جديد بعد
notices-none-text = تابع فكرة أو موضوعاً أو منطقة، وستجد هنا ما يستجدّ في شأنه.
notices-mark-all = جعل الكل مقروءاً
notices-more = إشعارات أقدم
notices-first = العودة إلى الأحدث
notices-unread = { $count ->
    [zero] لا إشعارات غير مقروءة
    [one] إشعار واحد غير مقروء
    [two] إشعاران غير مقروءين
    [few] { $n } إشعارات غير مقروءة
    [many] { $n } إشعاراً غير مقروء
   *[other] { $n } إشعار غير مقروء
}
notices-unread-many = أكثر من { $n } إشعاراً غير مقروء
notices-earlier = { $count ->
    [zero] ولا إشعارات أقدم
    [one] وإشعار واحد أقدم
    [two] وإشعاران أقدم
    [few] و{ $n } إشعارات أقدم
    [many] و{ $n } إشعاراً أقدم
   *[other] و{ $n } إشعار أقدم
}
notice-read-all = صارت كل الإشعارات مقروءة.
told-new = جديد
told-about-idea = فكرة
told-about-item = خارطة الطريق
told-about-site = عن هذا الموقع
told-hidden = محتوى لا يمكن قراءته حاليًّا
told-stop = لا تُشعرني بهذا بعد الآن
told-an-agency = الجهة المسؤولة
told-answered = رد جديد من { $agency }. المرحلة من الآن: { $stage }.
told-answered-plain = رد جديد من { $agency }.
told-asked = لدى { $agency } سؤال للسكان.
told-assigned = الجهة المسؤولة عن هذه الفكرة من الآن: { $agency }.
told-merged = صارت «{ $title }» وهذه الفكرة فكرة واحدة.
told-merged-plain = صارت فكرة تؤيدها أو تتابعها وهذه الفكرة فكرة واحدة.
told-voice = { $count ->
    [zero] صوتك محتسب هنا.
    [one] صوتك محتسب هنا، ومعه صوت واحد آخر.
    [two] صوتك محتسب هنا، ومعه صوتان آخران.
    [few] صوتك محتسب هنا، ومعه { $n } أصوات أخرى.
    [many] صوتك محتسب هنا، ومعه { $n } صوتاً آخر.
   *[other] صوتك محتسب هنا، ومعه { $n } صوت آخر.
}
told-voice-alone = صوتك محتسب هنا.
told-voice-withdraw = سحب تأييدي
told-withdrawn = سُحب تأييدك لـ«{ $title }».
told-joined = { $count ->
    [zero] ضُمّت إلى هذه الفكرة فكرة أخرى تقول الأمر نفسه.
    [one] فكرة أخرى قالت الأمر نفسه، فاحتُسب هنا صوت إضافي واحد.
    [two] فكرة أخرى قالت الأمر نفسه، فاحتُسب هنا صوتان إضافيان.
    [few] فكرة أخرى قالت الأمر نفسه، فاحتُسبت هنا { $n } أصوات إضافية.
    [many] فكرة أخرى قالت الأمر نفسه، فاحتُسب هنا { $n } صوتاً إضافيًّا.
   *[other] فكرة أخرى قالت الأمر نفسه، فاحتُسب هنا { $n } صوت إضافي.
}
told-joined-plain = ضُمّت إلى هذه الفكرة فكرة أخرى تقول الأمر نفسه.
told-unmerged = عادت هذه الفكرة قائمة بذاتها، وعاد صوتك معها.
told-split = يقترح أحد المشرفين أن يصبح ما كتبته، أو جزء منه، فكرة مستقلة، والقرار لك.
told-replied = رد على تعليقك من { $who }.
told-replied-gone = رد على تعليقك لم يعد متاحاً للقراءة.
told-commented = تعليق جديد من { $who }.
told-commented-gone = تعليق جديد لم يعد متاحاً للقراءة.
told-case = حالة جديدة من { $who }.
told-case-gone = حالة جديدة من أحد السكان.
told-mentioned = ورد ذكرك في ملاحظة داخلية من { $who }.
told-mentioned-gone = ورد ذكرك في ملاحظة داخلية.
told-approved = { $subject ->
    [idea] نُشرت فكرتك.
    [comment] نُشر تعليقك.
    [case] نُشرت حالتك.
   *[other] نُشر ما كتبته.
}
told-hidden-by = { $subject ->
    [idea] حجب أحد المشرفين فكرتك. تجد هنا السبب وطريقة الاعتراض.
    [comment] حجب أحد المشرفين تعليقك. تجد هنا السبب وطريقة الاعتراض.
    [case] حجب أحد المشرفين حالتك. تجد هنا السبب وطريقة الاعتراض.
   *[other] حجب أحد المشرفين ما كتبته. تجد هنا السبب وطريقة الاعتراض.
}
told-restored = { $subject ->
    [idea] عادت فكرتك متاحة للقراءة.
    [comment] عاد تعليقك متاحاً للقراءة.
    [case] عادت حالتك متاحة للقراءة.
   *[other] عاد ما كتبته متاحاً للقراءة.
}
told-kept = { $subject ->
    [idea] راجع أحد المشرفين فكرتك: تبقى كما هي.
    [comment] راجع أحد المشرفين تعليقك: يبقى كما هو.
    [case] راجع أحد المشرفين حالتك: تبقى كما هي.
   *[other] راجع أحد المشرفين ما كتبته: يبقى كما هو.
}
told-held = { $subject ->
    [idea] سيراجع أحد المشرفين فكرتك، وتبقى متاحة للقراءة إلى حينه.
    [comment] سيراجع أحد المشرفين تعليقك، ويبقى متاحاً للقراءة إلى حينه.
    [case] سيراجع أحد المشرفين حالتك، وتبقى متاحة للقراءة إلى حينه.
   *[other] سيراجع أحد المشرفين ما كتبته، ويبقى متاحاً للقراءة إلى حينه.
}
told-edit-proposed = يقترح أحد المشرفين صياغة أخرى لفكرتك، والقرار لك.
told-appeal-overturned = قُبل اعتراضك وأُلغي القرار.
told-appeal-upheld = راجع مشرف آخر اعتراضك: القرار باقٍ.
told-promised = أُدرج هذا في خارطة طريق المدينة. المرحلة: { $stage }.
told-promised-plain = أُدرج هذا في خارطة طريق المدينة.
told-stage-moved = انتقلت المرحلة من «{ $from }» إلى «{ $stage }».
told-stage = تغيّرت المرحلة: { $stage }.
told-stage-plain = تغيّرت المرحلة.
told-date-moved = تغيّر الموعد.
told-due-set = الموعد: { $to }.
told-due-gone = لا موعد معلن في الوقت الحالي، وكان: { $from }.
told-due-moved = { $how ->
    [later] تأخّر الموعد. الموعد الجديد: { $to }، وكان: { $from }.
    [earlier] تقدّم الموعد. الموعد الجديد: { $to }، وكان: { $from }.
    [narrowed] صار الموعد أدق: { $to }، وكان: { $from }.
   *[widened] صار الموعد أقل دقة: { $to }، وكان: { $from }.
}
told-start-set = بداية العمل: { $to }.
told-start-gone = لم تعد بداية العمل محددة، وكانت: { $from }.
told-start-moved = { $how ->
    [later] تأخّرت بداية العمل: { $to }، وكانت: { $from }.
    [earlier] تقدّمت بداية العمل: { $to }، وكانت: { $from }.
    [narrowed] صارت بداية العمل أدق: { $to }، وكانت: { $from }.
   *[widened] صارت بداية العمل أقل دقة: { $to }، وكانت: { $from }.
}
told-handed-on = الجهة المسؤولة عن هذا الوعد من الآن: { $agency }، بدلاً من { $from }.
told-milestone = تحقّقت محطة: { $title }.
told-milestone-plain = تحقّقت إحدى المحطات.
told-posted = لدى { $agency } مستجدّات.
told-delivered = تقول المدينة إن العمل أُنجز. هل حُلّت المشكلة عندك؟
told-looked-at = نظر المشرفون في هذا مجدداً لأنك قلت إنه لم ينفع، وبقي منجزاً للسبب الآتي:
told-published = فكرة جديدة من { $who } ضمن ما تتابعه.
told-published-plain = فكرة جديدة ضمن ما تتابعه.

# Following
following = ما تتابعه
following-lead = ما يستجدّ في هذه كلها تجده في إشعاراتك. لا يرى هذه القائمة أحد غيرك.
following-none = لا تتابع شيئاً بعد
following-none-text = لكل فكرة زر للمتابعة، ولقائمة كل موضوع أو منطقة أو جهة كذلك.
following-ideas = الأفكار
following-topics = الموضوعات
following-areas = المناطق
following-agencies = الجهات
following-items = خارطة الطريق
following-more = أفكار أخرى
following-hidden = فكرة لا يمكن قراءتها حاليًّا
follow-topic = متابعة هذا الموضوع
follow-area = متابعة هذه المنطقة
follow-agency = متابعة هذه الجهة
follow-item = متابعة هذا الوعد
follow-stop = إيقاف المتابعة
follow-on = ضمن ما تتابعه: { $name }
notice-follow-on = ستصلك المستجدات.
notice-follow-off = لن تصلك المستجدات بعد الآن.

# Feeds
feed-offer = موجز هذه القائمة
feed-entry-comment = تعليق من { $who }
feed-entry-reply = رد من { $who }
feed-entry-answer = رد من { $agency }: { $stage }
feed-entry-idea = فكرة جديدة من { $who }
feed-entry-imported = قُدّمت هذه الفكرة
feed-idea-title = { $title } – ما آلت إليه الفكرة
feed-roadmap-title = خارطة طريق { $city }
feed-item-made = في خارطة الطريق: { $stage }
feed-item-stage = تغيّرت المرحلة: { $stage }
feed-item-date = تغيّر الموعد
feed-item-handed-on = نُقل إلى { $agency }
feed-item-update = مستجدّات
feed-item-evidence = أُنجز: ما يدل عليه
calendar-title = وعود { $city }
calendar-offer = المواعيد في تقويم
