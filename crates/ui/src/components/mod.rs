//! What pages are made of. Components are functions: they take what they show and, where they say
//! something themselves, the [`Reader`](crate::Reader); they need no script and no inline style.
//! The page `/components` of every town shows each of them in every state.

mod button;
mod chart;
mod code;
mod field;
mod form;
mod icon;
mod list;
mod navigation;
mod notice;
mod pagination;
mod progress;
mod promise;
mod qr;
mod shell;
mod table;

pub use button::{Look, button, link_button, post_button, submit};
pub use chart::{Bar, Bars, Line, bar_chart, line_chart, sparkline};
pub use code::{code, copyable, details, script};
pub use field::{Choice, Field};
pub use form::{actions, fieldset, form, search_box, search_form, upload_form};
pub use icon::{Icon, icon};
pub use list::{SummaryItem, cards, description_list, link_list, summary_list};
pub use navigation::{Tab, breadcrumb, steps, tabs};
pub use notice::{Tone, alert, badge, empty_state};
pub use pagination::{Paging, pagination};
pub use progress::progress;
pub use promise::{PromiseCard, promise_card, promise_grid};
pub use qr::qr_code;
pub use shell::{ShellView, shell};
pub use table::{Column, DataTable};
