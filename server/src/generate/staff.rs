//! Who works for the city: their numbers follow those of residents.

use app::domain::account::Role;

use super::directory::AGENCIES;
use super::{Args, MODERATORS};

/// Numbers of accounts, by what they do.
#[derive(Clone, Copy)]
pub(super) struct Staff {
    residents: i64,
}

impl Staff {
    pub(super) fn of(args: &Args) -> Self {
        Self { residents: args.residents.into() }
    }

    /// The officer of an agency, counted from 1.
    pub(super) fn officer(self, agency: i64) -> i64 {
        self.residents + agency
    }

    /// A moderator, counted from 1.
    pub(super) fn moderator(self, number: i64) -> i64 {
        self.officer(AGENCIES.len() as i64) + number
    }

    /// The last account of all.
    pub(super) fn last(self) -> i64 {
        self.moderator(MODERATORS.into())
    }

    /// What an account is.
    pub(super) fn role(self, account: i64) -> Role {
        match account {
            id if id <= self.residents => Role::Resident,
            id if id < self.moderator(1) => Role::Officer,
            _ => Role::Moderator,
        }
    }

    /// The agency that an account speaks for.
    pub(super) fn agency_of(self, account: i64) -> Option<i64> {
        (self.role(account) == Role::Officer).then_some(account - self.residents)
    }
}
