
# Promised dates
promised-year = { $year }
promised-quarter-1 = first quarter of { $year }
promised-quarter-2 = second quarter of { $year }
promised-quarter-3 = third quarter of { $year }
promised-quarter-4 = fourth quarter of { $year }
promised-season-1 = first quarter of { $year }
promised-season-2 = second quarter of { $year }
promised-season-3 = third quarter of { $year }
promised-season-4 = fourth quarter of { $year }
promised-days = { $first } to { $last }
promised-with-days = { $period } ({ $days })
