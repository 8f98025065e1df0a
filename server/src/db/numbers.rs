//! Numbers that a query takes as a list: `in ($3, $4, $5, $6)`.
//!
//! Written into its text, they would make another query of each page, prepared anew each time,
//! which costs more than running it. As parameters they leave the text alone, and there are
//! always 1, 2, 4, 8 … of them: the last is repeated, so that few texts of a query arise and
//! each is kept as a prepared statement.

/// A list of numbers for a query; at least one. SQLite takes no more than 32,766 parameters:
/// callers ask for a page or a batch at a time.
pub struct Numbers(Vec<i64>);

impl Numbers {
    /// The list; none where there is nothing to ask for.
    pub fn of(numbers: &[i64]) -> Option<Self> {
        let last = *numbers.last()?;
        let mut all = numbers.to_vec();
        all.resize(numbers.len().next_power_of_two(), last);
        Some(Self(all))
    }

    /// What stands in the query's text, when the first of them is its parameter number `first`.
    pub fn holes(&self, first: usize) -> String {
        let holes: Vec<String> = (first..first + self.0.len()).map(|number| format!("${number}")).collect();
        holes.join(", ")
    }

    /// To bind, in this order.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_about_the_same_length_make_the_same_query() {
        let holes = |numbers: &[i64]| Numbers::of(numbers).map(|list| list.holes(3));
        assert_eq!(holes(&[]), None);
        assert_eq!(holes(&[7]).as_deref(), Some("$3"));
        assert_eq!(holes(&[7, 8, 9]).as_deref(), Some("$3, $4, $5, $6"));
        assert_eq!(holes(&[7, 8, 9]), holes(&[1, 2, 3, 4]));
    }

    #[test]
    fn what_fills_a_list_up_adds_nothing_to_it() {
        let all: Vec<i64> =
            Numbers::of(&[7, 8, 9]).into_iter().flat_map(|list| list.iter().collect::<Vec<_>>()).collect();
        assert_eq!(all, [7, 8, 9, 9]);
    }
}
