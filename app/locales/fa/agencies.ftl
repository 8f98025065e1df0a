# ساعت همگانی ایده
clock-title = چه دستگاهی پاسخ می‌دهد و تا کی
clock-unassigned = این ایده هنوز به دستگاهی سپرده نشده است.
clock-returned = این ایده نزد ناظران است تا دستگاه مربوط پیدا شود.
clock-first-answer = نخستین پاسخ
clock-decision = تصمیم
clock-due = مهلت: { $date }
clock-left = { $count ->
    [one] { $n } روز کاری مانده
   *[other] { $n } روز کاری مانده
}
clock-left-none = روز کاری دیگری نمانده
clock-paused = متوقف از { $date }
clock-overdue = { $count ->
    [one] { $n } روز کاری دیر شده
   *[other] { $n } روز کاری دیر شده
}
clock-was-due = مهلت آن { $date } بود.
clock-done = { $count ->
    [one] پس از { $n } روز کاری داده شد
   *[other] پس از { $n } روز کاری داده شد
}
clock-done-same-day = همان روز داده شد
clock-in-time = به‌موقع
clock-late = با تأخیر
clock-nothing = مهلتی در کار نیست
clock-pause-reason = دلیل توقف:
clock-pause-question = ساعت ایستاده است: دستگاه منتظر پاسخ شهروندان است.
clock-pause-question-link = متن پرسش
clock-replies = { $count ->
    [one] از آن هنگام { $n } دیدگاه رسیده است.
   *[other] از آن هنگام { $n } دیدگاه رسیده است.
}
clock-steps = همهٔ گام‌ها
clock-step-assigned = سپرده شد به { $agency }
clock-step-handed_over = واگذار شد به { $agency }
clock-step-handed_back = { $agency } آن را به ناظران برگرداند
clock-step-withdrawn = ناظران آن را از { $agency } پس گرفتند
clock-step-paused = ساعت متوقف شد
clock-step-resumed = ساعت دوباره به راه افتاد
clock-step-answered = { $agency } پاسخ داد
clock-step-asked = { $agency } از شهروندان پرسید
clock-reason = دلیل
clock-reason-hint = همه آن را می‌خوانند. حداکثر { $max } حرف.
clock-reason-optional = دلیل (بار نخست لازم نیست)
clock-agency = دستگاه
clock-agency-choose = دستگاه را انتخاب کنید
clock-agency-suggested = { $agency } (مسئول این موضوع)
clock-assign = سپردن
clock-assign-title = سپردن این ایده به یک دستگاه
clock-hand-over = واگذاری به دستگاه دیگر
clock-hand-over-submit = واگذار شود
clock-hand-back = بازگرداندن به ناظران
clock-hand-back-submit = بازگردانده شود
clock-withdraw = پس گرفتن از دستگاه
clock-withdraw-submit = پس گرفته شود
clock-pause = توقف ساعت
clock-pause-submit = متوقف شود
clock-resume = ساعت دوباره به راه بیفتد
clock-leave = بدون دستگاه بماند
clock-officer-title = برای کارشناسان
clock-moderator-title = برای ناظران
clock-late-title = کسی زودتر اقدام کرده است
clock-late-by = { $name } پیش از شما به این کار رسیده است: { $date }. هیچ کاری دو بار انجام نشد. وضع کنونی را در ادامه می‌بینید.
clock-late-other = پیش از شما به این کار رسیدگی شده است: { $date }. هیچ کاری دو بار انجام نشد. وضع کنونی را در ادامه می‌بینید.
error-clock-reason-missing = دلیلی بنویسید که همه بتوانند بخوانند.
error-clock-agency-missing = دستگاه را انتخاب کنید.
notice-clock-assigned = ایده به دستگاه سپرده شد.
notice-clock-handed-over = ایده واگذار شد.
notice-clock-handed-back = ایده به ناظران بازگشت.
notice-clock-paused = ساعت متوقف شد.
notice-clock-resumed = ساعت دوباره به راه افتاد.
notice-clock-left = ایده بدون دستگاه می‌ماند.

# پاسخ‌های رسمی
answer-asks = پرسش از شهروندان
answer-ask-title = پرسش از شهروندان
answer-ask-lead = پرسش در کنار پاسخ‌های رسمی می‌آید و ساعت می‌ایستد تا دوباره آن را به راه بیندازید یا پاسخ بدهید.
answer-ask-body = متن پرسش
answer-ask-hint = همهٔ کسانی که از این ایده حمایت می‌کنند یا آن را دنبال می‌کنند پرسش را می‌خوانند. حداکثر { $max } حرف.
answer-ask-publish = انتشار پرسش و توقف ساعت
answer-decline-title = فقط هنگام رد کردن
answer-decline-reason = دلیل رد
answer-decline-choose = دلیل را انتخاب کنید
answer-decline-because = دلیل رد:
answer-reopen = چه چیزی پرونده را دوباره باز می‌کند
answer-reopen-hint = چه باید تغییر کند تا شهر دوباره به آن فکر کند. حداکثر { $max } حرف.
answer-reopen-if = آنچه پرونده را دوباره باز می‌کند:
decline-not-legal = قانون اجازه نمی‌دهد
decline-not-ours = در اختیار شهر نیست
decline-too-costly = هزینه‌اش بیش از فایده‌اش است
decline-already-exists = هم‌اکنون وجود دارد
decline-others-first = دیگران نیاز فوری‌تری دارند
decline-harms-others = به دیگران زیان می‌رساند
decline-not-feasible = شدنی نیست
decline-other = دلیلی دیگر
error-ask-missing = متن پرسش را بنویسید.
error-decline-reason-missing = دلیل رد را انتخاب کنید.
error-reopen-missing = بنویسید چه چیزی پرونده را دوباره باز می‌کند.
notice-asked = پرسش منتشر شد و ساعت ایستاد.

# دستگاه‌ها
nav-agencies = دستگاه‌ها
agencies = دستگاه‌ها
agencies-lead = چه کسانی از سوی شهر پاسخ می‌دهند، چقدر طول می‌کشد و هنوز چه پاسخی بدهکارند.
agency-open = ایده‌های در انتظار پاسخ یا تصمیم
agency-overdue = دارای تأخیر
agency-answer-median = زمان معمول نخستین پاسخ
agency-topics = موضوع‌های این دستگاه
agency-days = { $count ->
    [one] { $n } روز کاری
   *[other] { $n } روز کاری
}
agency-days-half = { $n } روز کاری
agency-percent = { $n }٪
agency-ideas = همهٔ ایده‌هایش
agency-figures = کارنامه
agency-target = مهلت اعلام‌شده
agency-median = زمان معمول (میانه)
agency-share = به‌موقع
agency-done = داده‌شده
agency-waiting = در مهلت یا متوقف
agency-figures-note = به روز کاری، در دوازده ماه گذشته. هر چه دیر شده، با تأخیر به شمار می‌آید.
agency-paused = { $count ->
    [one] مهلت یک ایده متوقف است.
   *[other] مهلت { $n } ایده متوقف است.
}
agency-overdue-title = آنچه امروز تأخیر دارد
agency-overdue-none = چیزی دیر نشده است.
agency-overdue-more = { $count ->
    [one] و { $n } ایدهٔ دیگر.
   *[other] و { $n } ایدهٔ دیگر.
}
agency-trend = نخستین پاسخ‌ها ماه به ماه
agency-trend-drawing = ستون‌ها: نخستین پاسخ‌های هر ماه، به‌موقع و با تأخیر. جدول زیر همین را می‌گوید.
agency-trend-table = به شکل جدول
agency-month = ماه
agency-members = چه کسانی پاسخ می‌دهند

# صف کار کارشناسان
queue = کارهای پیش رو
queue-of = کارهای پیش رو: { $agency }
queue-lead = آنچه باید پاسخ یا تصمیم بگیرد، فوری‌ترین در آغاز. متوقف‌شده‌ها در پایان می‌آیند.
queue-states = چه نمایش داده شود
queue-all = همه
queue-overdue = دارای تأخیر
queue-unanswered = بی‌پاسخ
queue-undecided = بی‌تصمیم
queue-paused = متوقف
queue-empty = اینجا کاری نمانده است.

# مدیریت
admin-agencies = تنظیم دستگاه‌ها
admin-agencies-lead = نام، موضوع‌ها، مهلت‌ها و اعضای هر دستگاه.
admin-agency-new = دستگاه تازه
admin-save = ذخیره
agency-slug = واژه در نشانی
agency-slug-hint = حروف کوچک لاتین، رقم و خط تیره، مانند public-works. بعداً تغییرپذیر نیست.
agency-names = نام
agency-about = کار این دستگاه
agency-answer-days = روز کاری تا نخستین پاسخ
agency-decision-days = روز کاری تا تصمیم
agency-topics-hint = ایده‌های تازهٔ این موضوع‌ها برای این دستگاه پیشنهاد می‌شود. هر موضوع حداکثر یک دستگاه دارد.
admin-member-email = نشانی ایمیل عضو تازه
admin-member-hint = باید از پیش حساب داشته باشد. نشانی به کسی نشان داده نمی‌شود و اعضا با نام همگانی‌شان دیده می‌شوند.
admin-member-add = افزودن
admin-member-remove = حذف
admin-moderators = حوزهٔ هر ناظر
admin-moderators-lead = اگر موضوع یا محله‌ای انتخاب نشود، ناظر به همه‌چیز رسیدگی می‌کند.
admin-moderators-none = هنوز ناظری نیست.
admin-reach-all = همه‌چیز
admin-reach-change = تغییر
admin-reach-topics = موضوع‌ها
admin-reach-areas = محله‌ها
error-agency-slug-missing = واژهٔ نشانی را بنویسید.
error-agency-slug-letters = فقط حروف کوچک لاتین، رقم و خط تیره به کار ببرید.
error-agency-slug-taken = دستگاه دیگری این واژه را دارد.
error-agency-names-missing = نام را دست‌کم به یک زبان بنویسید.
error-agency-days-missing = شمار روزها را بنویسید.
error-agency-days-range = عددی از ۱ تا ۳۶۵ بنویسید.
error-member-none = حسابی با این نشانی ایمیل نیست.
error-member-role = این حساب از آنِ یک ناظر یا مدیر است و نمی‌تواند از سوی دستگاه سخن بگوید.
notice-agency-saved = دستگاه ذخیره شد.
notice-member-added = عضو تازه از این پس از سوی دستگاه پاسخ می‌دهد.
notice-member-removed = این عضو دیگر از سوی دستگاه پاسخ نمی‌دهد.
notice-reach-saved = حوزهٔ ناظر ذخیره شد.
idea-form-topic-hint = هر موضوع زیر نام دستگاهی آمده که معمولاً پاسخ می‌دهد.
idea-form-topic-others = موضوع‌های دیگر
