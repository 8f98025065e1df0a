
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
