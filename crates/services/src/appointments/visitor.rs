//! Who books, without knowing who it is: the network slows down who books in bulk, and keyed hashes
//! of a browser's cookie or an e-mail address say how many appointments somebody holds.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};
use commons::Id;
use identity::{IdentityError, rules::Policy};

use super::{error::AppointmentsError, model::Contact};
use crate::{Services, ServicesError};

/// The cookie by which a browser is known again; it says nothing, and lasts as long as slots are
/// offered.
const COOKIE: &str = "__Host-appointments";
const COOKIE_SECONDS: u32 = 90 * 24 * 60 * 60;

/// Bookings from one network, and moves: a slot that was left is nobody's for a while, so that one
/// appointment moved again and again would empty the calendar. Many people may share a network (a
/// library, a mobile network), so that the first ones cost nothing; who goes on waits an hour for
/// each.
const BOOKINGS: Policy = Policy {
    free: 20,
    first_wait: Duration::from_secs(30),
    longest_wait: Duration::from_hours(1),
    forget_after: Duration::from_hours(12),
};

/// A browser that books.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    secret: String,
    is_new: bool,
}

impl Browser {
    /// The browser of a request.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
        let secret = cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find(|(name, value)| *name == COOKIE && (1..=64).contains(&value.len()))
            .map(|(_, value)| value.to_owned());
        let is_new = secret.is_none();
        Self { secret: secret.unwrap_or_else(|| Id::random().to_string()), is_new }
    }

    /// Lets the browser keep its cookie.
    pub(crate) fn remember(&self, headers: &mut HeaderMap) {
        let cookie = format!(
            "{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={COOKIE_SECONDS}",
            self.secret
        );
        if let (true, Ok(cookie)) = (self.is_new, HeaderValue::from_str(&cookie)) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

/// What slows somebody down, in this room's words.
pub(crate) fn slowed_down(error: IdentityError) -> ServicesError {
    match error {
        IdentityError::TooManyAttempts { wait } => {
            AppointmentsError::SlowDown(wait.as_secs().div_ceil(60)).into()
        }
        error => error.into(),
    }
}

impl Services {
    /// Counts one more booking, or move, from a network.
    ///
    /// # Errors
    /// [`AppointmentsError::SlowDown`].
    pub(crate) async fn count_booking(&self, network: &str) -> Result<(), ServicesError> {
        let counted = self.identity().slow_down("appointment", network, BOOKINGS).await;
        counted.map_err(slowed_down)
    }

    /// The marks by which it is seen how many appointments somebody holds.
    pub(crate) fn marks(&self, browser: Option<&Browser>, contact: &Contact) -> Vec<String> {
        let browser = browser.map(|it| self.identity().mark("appointment-browser", &it.secret));
        let email = contact.email.as_ref().map(|it| self.mark_of_email(it));
        browser.into_iter().chain(email).collect()
    }

    /// The mark of an e-mail address.
    pub(crate) fn mark_of_email(&self, email: &str) -> String {
        self.identity().mark("appointment-email", &email.to_lowercase())
    }
}
