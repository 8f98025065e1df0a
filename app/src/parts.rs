//! Pieces that pages share.
