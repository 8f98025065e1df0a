//! What was said before: how strongly another idea resembles a text, and why.

/// How strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// About the same matter.
    Related,
    /// Probably the same wish.
    Probable,
}

/// Why two texts were found alike. It comes out of the comparison that made the score, so it is
/// as true as the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The area, or the words of a place, that both name.
    pub place: Option<String>,
    /// What both say, in the words of the idea that was found; what tells most comes first.
    pub shared: Vec<String>,
    /// What both mean in different words, of another language or another region: as the reader
    /// wrote it, and as the idea says it.
    pub bridged: Vec<(String, String)>,
}

/// Bytes of a text that are to be marked, in order and apart from each other.
pub type Marks = Vec<std::ops::Range<usize>>;
