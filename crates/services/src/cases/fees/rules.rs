//! What a case costs by the door it came, and how a fee goes from one state to the next.

use commons::Cents;

use super::{Fee, FeeAct, FeeState, FeesError, Reference};
use crate::{
    cases::model::{Day, Door},
    catalogue::model::{Door as Way, Fee as Price, Service},
};

/// No fee of a town is higher, in cents.
const MOST: i64 = 10_000_000;

/// What the catalogue says that a service costs by a door on a day.
pub(crate) fn prices(service: &Service, door: Door, day: Day) -> Vec<Price> {
    let is_this = |way: &Way| {
        matches!(
            (door, way),
            (Door::Online, Way::Online { .. })
                | (Door::Paper, Way::Paper { .. })
                | (Door::Counter, Way::OnSite { .. })
                | (Door::Phone, Way::Phone { .. })
                | (Door::Mail, Way::Post { .. })
        )
    };
    let doors = service.channels_on(day.date()).filter(|channel| is_this(&channel.door));
    doors.map(|channel| channel.fee).collect()
}

/// The fee of a case that begins: where all doors of this kind cost the same.
pub(crate) fn of(service: &Service, door: Door, day: Day) -> Option<Cents> {
    let prices = prices(service, door, day);
    let first = *prices.first()?;
    match first {
        Price::Fixed(cents) if cents.0 > 0 && prices.iter().all(|price| *price == first) => {
            Some(cents)
        }
        _ => None,
    }
}

/// Whether an office may demand this much: between the least and the most that the catalogue says.
pub(crate) fn check_amount(prices: &[Price], cents: Cents) -> Result<(), FeesError> {
    let bounds: Vec<_> = prices.iter().filter_map(|price| price.bounds()).collect();
    let is_all_known = !bounds.is_empty() && bounds.len() == prices.len();
    let (least, most) = if is_all_known {
        let least = bounds.iter().map(|(least, _)| least.0).min().unwrap_or(1);
        (least.max(1), bounds.iter().map(|(_, most)| most.0).max().unwrap_or(MOST))
    } else {
        (1, MOST)
    };
    if (least..=most).contains(&cents.0) { Ok(()) } else { Err(FeesError::Amount(least, most)) }
}

/// How a fee stands after an act.
pub(crate) fn after(fee: &Fee, act: &FeeAct) -> Result<FeeState, FeesError> {
    if let FeeAct::PaidTransfer { reference } = act {
        let typed = Reference::read(reference).ok_or(FeesError::NoReference)?;
        if typed != fee.reference {
            return Err(FeesError::OtherReference);
        }
    }
    match (fee.state, act) {
        (FeeState::Open, FeeAct::PaidCounter) => Ok(FeeState::PaidCounter),
        (FeeState::Open, FeeAct::PaidTransfer { .. }) => Ok(FeeState::PaidTransfer),
        (FeeState::Open, FeeAct::Waive) => Ok(FeeState::Waived),
        (state, FeeAct::Refund) if state.is_paid() => Ok(FeeState::Refunded),
        (state, _) => Err(FeesError::NotNow(state)),
    }
}

#[cfg(test)]
mod tests {
    use commons::Id;

    use super::*;
    use crate::cases::fees::model::Amount;

    fn fee(state: FeeState) -> Fee {
        Fee {
            case: Id::random(),
            reference: Reference::random(),
            amount: Amount(Cents(3000)),
            state,
            changed: Day(20_000),
        }
    }

    #[test]
    fn what_is_owed_is_paid_or_waived_once_and_only_what_was_paid_is_given_back() {
        let open = fee(FeeState::Open);
        assert_eq!(after(&open, &FeeAct::PaidCounter), Ok(FeeState::PaidCounter));
        assert_eq!(after(&open, &FeeAct::Waive), Ok(FeeState::Waived));
        assert_eq!(after(&open, &FeeAct::Refund), Err(FeesError::NotNow(FeeState::Open)));
        for paid in [FeeState::PaidCounter, FeeState::PaidTransfer, FeeState::PaidOnline] {
            assert_eq!(after(&fee(paid), &FeeAct::Refund), Ok(FeeState::Refunded));
            assert_eq!(after(&fee(paid), &FeeAct::PaidCounter), Err(FeesError::NotNow(paid)));
        }
        for over in [FeeState::Waived, FeeState::Refunded] {
            assert_eq!(after(&fee(over), &FeeAct::Refund), Err(FeesError::NotNow(over)));
        }
    }

    #[test]
    fn a_transfer_is_booked_by_its_reference_only() {
        let open = fee(FeeState::Open);
        let transfer = |reference: &str| {
            after(&open, &FeeAct::PaidTransfer { reference: reference.to_owned() })
        };
        assert_eq!(transfer(&open.reference.to_string()), Ok(FeeState::PaidTransfer));
        assert_eq!(transfer("RF18 0000 5390 0754 7034"), Err(FeesError::OtherReference));
        assert_eq!(transfer("RF18 0000 5390 0754 7035"), Err(FeesError::NoReference));
    }

    #[test]
    fn an_office_demands_no_more_than_the_catalogue_says() {
        let between = [Price::Between(Cents(1000), Cents(5000))];
        assert_eq!(check_amount(&between, Cents(5000)), Ok(()));
        assert_eq!(check_amount(&between, Cents(5001)), Err(FeesError::Amount(1000, 5000)));
        let places = [Price::Fixed(Cents(1000)), Price::Free];
        assert_eq!(check_amount(&places, Cents(1001)), Err(FeesError::Amount(1, 1000)));
        for unknown in [&[][..], &[Price::Unknown], &[Price::Described, Price::Free]] {
            assert_eq!(check_amount(unknown, Cents(MOST)), Ok(()));
            assert_eq!(check_amount(unknown, Cents(0)), Err(FeesError::Amount(1, MOST)));
        }
    }
}
