//! Merging: what it comes to, before it is done.

/// Voices behind two ideas, and behind the one that stands for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Behind the idea that is kept.
    pub kept: i64,
    /// Behind the one that is merged.
    pub merged: i64,
    /// Of these, residents who stand behind both.
    pub both: i64,
}

impl Voices {
    /// Behind the idea that is kept, afterwards: each resident counts once.
    pub fn united(self) -> i64 {
        self.kept + self.merged - self.both
    }

    /// How many come to the idea that is kept.
    pub fn carried(self) -> i64 {
        self.merged - self.both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_behind_both_counts_once() {
        let voices = Voices { kept: 30, merged: 20, both: 8 };
        assert_eq!((voices.united(), voices.carried()), (42, 12));
    }
}
