//! Names by which a resident would be taken for the city.

use app::domain::account::{DisplayName, Role};

use crate::site::Site;

/// What staff are called, in the languages that come with the program.
const STAFF: [&str; 18] = [
    "admin",
    "administration",
    "city hall",
    "masmou",
    "moderation",
    "municipality",
    "official",
    "support",
    "الإدارة",
    "البلدية",
    "مدير الموقع",
    "مسموع",
    "مشرف الموقع",
    "المشرف",
    "شهرداری",
    "مدیر سایت",
    "مدیریت",
    "ناظر",
];

/// Whether a name looks like the city's, an agency's or that of a role.
pub fn is_reserved(site: &Site, name: &DisplayName) -> bool {
    let directory = site.directory.get();
    let agencies = directory.agencies.iter().flat_map(|agency| agency.names.values());
    let roles = Role::ALL.iter().filter(|role| **role != Role::Resident).map(|role| role.as_str());
    let all = site.city.names.values().chain(agencies).map(String::as_str).chain(STAFF).chain(roles);
    all.filter_map(|reserved| DisplayName::parse(reserved).ok())
        .any(|reserved| reserved.skeleton() == name.skeleton() || reserved.skeleton() == name.skeleton_of_capitals())
}
