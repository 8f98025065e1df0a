
# Promised dates
promised-year = سال { $year }
promised-quarter-1 = سه‌ماههٔ نخست { $year }
promised-quarter-2 = سه‌ماههٔ دوم { $year }
promised-quarter-3 = سه‌ماههٔ سوم { $year }
promised-quarter-4 = سه‌ماههٔ چهارم { $year }
promised-season-1 = بهار { $year }
promised-season-2 = تابستان { $year }
promised-season-3 = پاییز { $year }
promised-season-4 = زمستان { $year }
promised-days = { $first } تا { $last }
promised-with-days = { $period } ({ $days })
