//! Whatever happens to a case, in whatever order: these hold.

use commons::{Id, Slug};
use proptest::prelude::*;

use super::{
    acts::{Act, Beginning, Who, allowed, apply, begin},
    clock,
};
use crate::cases::{
    CasesError,
    model::{Day, Door, Escalation, Outcome, Reason, ServiceCase, Status},
};

const BEGUN: Day = Day(20_000);

fn case(promised_days: Option<u32>, four_eyes: bool) -> ServiceCase {
    begin(Beginning {
        case: Id::random(),
        code: "K7M2-9QXD".to_owned(),
        service: Slug::of_title("hund-anmelden"),
        form: None,
        form_version: None,
        office: Slug::of_title("amt"),
        door: Door::Online,
        received: BEGUN,
        promised_days,
        four_eyes,
    })
}

fn member(name: &str) -> Who {
    Who::Member { person: Id::from(name), is_head: name == "head" }
}

fn decision(outcome: Outcome, reasons: &[Reason]) -> Act {
    Act::Decide { outcome, reasons: reasons.to_vec() }
}

fn any_who() -> impl Strategy<Value = Who> {
    prop_oneof![
        Just(Who::Applicant),
        prop_oneof![Just("anna"), Just("bert"), Just("head")].prop_map(member),
    ]
}

fn any_act() -> impl Strategy<Value = Act> {
    let outcome =
        prop_oneof![Just(Outcome::Granted), Just(Outcome::Partly), Just(Outcome::Refused)];
    let reasons = proptest::collection::vec(
        prop_oneof![Just(Reason::Late), Just(Reason::Incomplete), Just(Reason::Other)],
        0..3,
    );
    prop_oneof![
        Just(Act::Take),
        prop_oneof![Just("anna"), Just("bert")].prop_map(|to| Act::Give { to: Id::from(to) }),
        Just(Act::GiveBack),
        Just(Act::Ask),
        Just(Act::Answer),
        (outcome, reasons).prop_map(|(outcome, reasons)| Act::Decide { outcome, reasons }),
        Just(Act::Confirm),
        Just(Act::Return),
        Just(Act::Withdraw),
        prop_oneof![Just("amt"), Just("anderes-amt")]
            .prop_map(|office| Act::HandOver { office: Slug::of_title(office) }),
        Just(Act::Reopen),
    ]
}

/// What must be true of a case at any time.
fn assert_sound(case: &ServiceCase, today: Day) {
    let is_decided = case.status == Status::Decided;
    assert_eq!(case.decided.is_some(), is_decided);
    assert_eq!(case.outcome.is_some(), is_decided || case.status == Status::SecondEyes);
    assert_eq!(case.proposed_by.is_some(), case.outcome.is_some());
    assert!(case.outcome != Some(Outcome::Refused) || !case.reasons.0.is_empty());
    assert!(case.outcome.is_some_and(|it| it != Outcome::Granted) || case.reasons.0.is_empty());
    assert!(case.confirmed_by.is_none() || case.confirmed_by != case.proposed_by);
    assert_eq!(is_decided && case.four_eyes, case.confirmed_by.is_some());
    assert!(!case.status.waits_for_somebody() || case.assignee.is_none());
    let whole = clock::deadline(case.begun, case.promised_days).plus(case.paused_days);
    assert_eq!(case.due, whole);
    assert!(case.begun <= case.soon && case.soon <= case.due && case.paused_days >= 0);
    assert_eq!(clock::due_on(case, today).is_none(), case.status.is_closed());
    assert!(clock::due_on(case, today).is_none_or(|due| due >= case.due));
    if case.status.is_closed() || case.status == Status::Asked {
        assert_eq!(clock::escalation(case, today), Escalation::Calm);
    }
}

proptest! {
    #[test]
    fn a_case_is_sound_whatever_happens_to_it(
        promised in proptest::option::of(0_u32..200),
        four_eyes: bool,
        acts in proptest::collection::vec((any_who(), any_act(), 0_i64..40), 0..60),
    ) {
        let (mut case, mut day) = (case(promised, four_eyes), BEGUN);
        for (who, act, days) in acts {
            day = day.plus(days);
            assert_sound(&case, day);
            if let Ok(next) = apply(&case, &who, &act, day) {
                prop_assert_eq!(next.version, case.version + 1);
                prop_assert_eq!((&next.case, &next.service, next.received), (&case.case, &case.service, case.received));
                prop_assert!(act == Act::Reopen || !case.status.is_closed());
                case = next;
            }
        }
        assert_sound(&case, day);
    }

    #[test]
    fn every_wait_for_the_resident_is_given_to_the_office_and_no_day_more(
        promised in 0_u32..200,
        waits in proptest::collection::vec((0_i64..30, 0_i64..90), 0..10),
    ) {
        let anna = member("anna");
        let mut case = apply(&case(Some(promised), false), &anna, &Act::Take, BEGUN).unwrap();
        let (mut day, mut waited) = (BEGUN, 0);
        for (works, waits) in waits {
            day = day.plus(works);
            case = apply(&case, &anna, &Act::Ask, day).unwrap();
            day = day.plus(waits);
            waited += waits;
            prop_assert_eq!(clock::due_on(&case, day), Some(BEGUN.plus(i64::from(promised) + waited)));
            case = apply(&case, &Who::Applicant, &Act::Answer, day).unwrap();
        }
        prop_assert_eq!(case.due, BEGUN.plus(i64::from(promised) + waited));
        let decided = apply(&case, &anna, &decision(Outcome::Granted, &[]), day).unwrap();
        prop_assert_eq!(clock::took(&decided), Some(day.0 - BEGUN.0 - waited));
    }

    #[test]
    fn what_is_offered_is_what_is_allowed(
        acts in proptest::collection::vec((any_who(), any_act()), 0..30),
        who in any_who(),
    ) {
        let mut case = case(Some(10), true);
        for (who, act) in acts {
            case = apply(&case, &who, &act, BEGUN).unwrap_or(case);
        }
        let offered = allowed(&case, &who, BEGUN);
        let may = |act: &Act| apply(&case, &who, act, BEGUN).is_ok();
        prop_assert_eq!(offered.contains(&"take"), may(&Act::Take));
        prop_assert_eq!(offered.contains(&"confirm"), may(&Act::Confirm));
        prop_assert_eq!(offered.contains(&"withdraw"), may(&Act::Withdraw));
        prop_assert_eq!(offered.contains(&"hand-over"), may(&Act::HandOver { office: Slug::of_title("ein-drittes") }));
    }
}

#[test]
fn a_second_person_must_agree_where_the_service_demands_it() {
    let (anna, bert) = (member("anna"), member("bert"));
    let taken = apply(&case(None, true), &anna, &Act::Take, BEGUN).unwrap();
    let proposed = apply(&taken, &anna, &decision(Outcome::Granted, &[]), BEGUN).unwrap();
    assert_eq!((proposed.status, proposed.decided), (Status::SecondEyes, None));
    assert_eq!(apply(&proposed, &anna, &Act::Confirm, BEGUN), Err(CasesError::SameEyes));
    assert_eq!(
        apply(&proposed, &Who::Applicant, &Act::Confirm, BEGUN),
        Err(CasesError::OnlyOffice)
    );
    let decided = apply(&proposed, &bert, &Act::Confirm, BEGUN.plus(1)).unwrap();
    assert_eq!((decided.status, decided.decided), (Status::Decided, Some(BEGUN.plus(1))));
    let returned = apply(&proposed, &bert, &Act::Return, BEGUN).unwrap();
    assert_eq!((returned.status, returned.outcome), (Status::InProgress, None));
}

#[test]
fn nobody_is_refused_without_a_reason() {
    let anna = member("anna");
    let taken = apply(&case(None, false), &anna, &Act::Take, BEGUN).unwrap();
    let refuse =
        |reasons: &[Reason]| apply(&taken, &anna, &decision(Outcome::Refused, reasons), BEGUN);
    assert_eq!(refuse(&[]), Err(CasesError::NoReason));
    let refused = refuse(&[Reason::Late, Reason::Incomplete, Reason::Late]).unwrap();
    assert_eq!(refused.reasons.0, [Reason::Incomplete, Reason::Late]);
}

#[test]
fn only_who_has_a_case_works_on_it_and_the_head_may_give_it_on() {
    let (anna, bert, head) = (member("anna"), member("bert"), member("head"));
    let taken = apply(&case(None, false), &anna, &Act::Take, BEGUN).unwrap();
    assert_eq!(apply(&taken, &bert, &Act::Take, BEGUN), Err(CasesError::Taken));
    for act in [Act::Ask, Act::GiveBack, decision(Outcome::Granted, &[]), Act::Withdraw] {
        assert_eq!(apply(&taken, &bert, &act, BEGUN), Err(CasesError::NotYours), "{act:?}");
    }
    let give = Act::Give { to: Id::from("bert") };
    assert_eq!(apply(&taken, &bert, &give, BEGUN), Err(CasesError::NotYours));
    let given = apply(&taken, &head, &give, BEGUN).unwrap();
    assert_eq!(given.assignee, Some(Id::from("bert")));
}

#[test]
fn an_office_that_gets_a_case_does_not_get_more_time() {
    let anna = member("anna");
    let other = Slug::of_title("anderes-amt");
    let taken = apply(&case(Some(20), false), &anna, &Act::Take, BEGUN).unwrap();
    let asked = apply(&taken, &anna, &Act::Ask, BEGUN.plus(1)).unwrap();
    let over = Act::HandOver { office: other.clone() };
    let there = apply(&asked, &anna, &over, BEGUN.plus(4)).unwrap();
    assert_eq!((there.status, &there.office, &there.assignee), (Status::HandedOver, &other, &None));
    assert_eq!((there.due, there.answered), (BEGUN.plus(23), None));
    let same = Act::HandOver { office: Slug::of_title("amt") };
    assert_eq!(apply(&taken, &anna, &same, BEGUN), Err(CasesError::SameOffice));
}

#[test]
fn a_case_that_is_opened_again_gets_its_promised_time_anew() {
    let anna = member("anna");
    let gone = apply(&case(Some(20), false), &Who::Applicant, &Act::Withdraw, BEGUN).unwrap();
    assert_eq!(apply(&gone, &Who::Applicant, &Act::Reopen, BEGUN), Err(CasesError::OnlyOffice));
    let again = apply(&gone, &anna, &Act::Reopen, BEGUN.plus(50)).unwrap();
    assert_eq!((again.status, again.due), (Status::InProgress, BEGUN.plus(70)));
    assert_eq!(again.received, BEGUN);
}
