//! What cases bring to the demo town: a case for every application in its post, brought on day by
//! day by the same functions that browsers ask.

use commons::Slug;
use post::{Caller, DemoApplication};

use super::{
    acting::Acting,
    fees::{self, FeeAct, FeeState},
    model::{Day, Door, Outcome, Reason},
    register::Registration,
    rules::Act,
};
use crate::{Services, ServicesError, catalogue::model::Fee as Price};

impl Services {
    /// Makes the demo town's cases.
    pub(crate) async fn make_cases_demo(&self) -> Result<(), ServicesError> {
        let today = Day::today();
        for application in self.post().demo_applications()? {
            let clerk = self.post().demo_caller(application.clerk).await?;
            let applicant = match application.person {
                Some(person) => self.post().demo_caller(person).await?,
                None => clerk.clone(),
            };
            self.demo_case(&application, &applicant, &clerk, today).await?;
        }
        Ok(())
    }

    async fn demo_case(
        &self,
        application: &DemoApplication,
        applicant: &Caller,
        clerk: &Caller,
        today: Day,
    ) -> Result<(), ServicesError> {
        let day = |days_ago: i64| today.plus(-days_ago);
        let received = day(application.received);
        self.begin_case(applicant, &registration(application), received).await?;
        // What came in the last days lies in the queue.
        let is_new = application.asked.is_none() && application.decided.is_none();
        if is_new && application.received < 4 {
            return Ok(());
        }
        self.demo_act(application, clerk, Act::Take, received).await?;
        self.demo_price(application, clerk, received).await?;
        if let Some((asked, answered)) = application.asked {
            self.demo_act(application, clerk, Act::Ask, day(asked)).await?;
            if let Some(answered) = answered {
                self.demo_act(application, applicant, Act::Answer, day(answered)).await?;
            }
        }
        if let Some((decided, is_granted)) = application.decided {
            let (outcome, reasons) = if is_granted {
                (Outcome::Granted, Vec::new())
            } else {
                (Outcome::Refused, vec![Reason::Incomplete])
            };
            let decision = Act::Decide { outcome, reasons };
            self.demo_act(application, clerk, decision, day(decided)).await?;
            self.demo_fee(application, clerk, day(decided)).await?;
        }
        Ok(())
    }

    async fn demo_act(
        &self,
        application: &DemoApplication,
        caller: &Caller,
        act: Act,
        day: Day,
    ) -> Result<(), ServicesError> {
        let seen = self.seen_case(application.case.as_str(), caller).await?;
        self.bring_on(&seen, caller, &Acting { act, version: None }, day).await?;
        Ok(())
    }

    /// Where the catalogue says only from how much to how much, the clerk says it after reading: what
    /// the form worked out, else the least.
    async fn demo_price(
        &self,
        application: &DemoApplication,
        clerk: &Caller,
        day: Day,
    ) -> Result<(), ServicesError> {
        let seen = self.seen_case(application.case.as_str(), clerk).await?;
        let service = self.service(&seen.case.service).await?;
        let prices = fees::prices(&service, seen.case.door, day);
        let Some(Price::Between(least, _)) = prices.first() else { return Ok(()) };
        let said = application.application()["answers"]["gebuehr"].as_i64();
        self.settle_fee(&seen, &FeeAct::Set { cents: said.unwrap_or(least.0) }, day).await
    }

    /// Whoever came to the counter paid there, the others by transfer.
    async fn demo_fee(
        &self,
        application: &DemoApplication,
        clerk: &Caller,
        day: Day,
    ) -> Result<(), ServicesError> {
        let seen = self.seen_case(application.case.as_str(), clerk).await?;
        let fee = fees::fee(self.db(), &application.case).await?;
        let Some(fee) = fee.filter(|fee| fee.state == FeeState::Open) else { return Ok(()) };
        let paid = if application.door == Door::Counter.as_str() {
            FeeAct::PaidCounter
        } else {
            FeeAct::PaidTransfer { reference: fee.reference.to_string() }
        };
        self.settle_fee(&seen, &paid, day).await
    }
}

fn registration(application: &DemoApplication) -> Registration {
    Registration {
        case: application.case.to_string(),
        service: Slug::of_title(application.service),
        door: application.door.parse().unwrap_or(Door::Mail),
        form: Some(Slug::of_title(application.service)),
        form_version: Some(1),
        received: None,
    }
}
