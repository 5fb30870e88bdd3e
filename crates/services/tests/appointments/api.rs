//! What machines see.

use serde_json::json;

use crate::common::{Browser, NORD, RATHAUS, SHORT, time, towns, working_day};

#[tokio::test(flavor = "multi_thread")]
async fn a_program_books_moves_and_cancels() {
    for town in towns().await {
        let (mut program, day) = (Browser::new(&town), working_day());
        let known = program.get("/api/appointments/services").await.json();
        assert_eq!(known["services"][0]["service"], SHORT);
        assert_eq!(known["places"][1]["address"], "Am Markt 1, 12345 Musterstadt");
        let path = format!("/api/appointments/slots?service={SHORT}&from={day}&until={day}");
        let found = program.get(&path).await.json();
        assert_eq!(found["slots"][0]["place"], NORD);
        assert_eq!(found["slots"][0]["starts"][0], time(day, "08:00"));
        assert_eq!(program.get("/api/appointments/slots").await.json(), json!({ "slots": [] }));

        let wish = json!({ "services": [SHORT], "place": NORD, "at": time(day, "08:00") });
        let booked = program.send("/api/appointments/bookings", &wish).await;
        assert_eq!(booked.status, 201, "{}", booked.body);
        let booked = booked.json();
        let own = format!("/api/appointments/bookings/{}", booked["token"].as_str().unwrap());
        assert_eq!(program.get(&own).await.json()["code"], booked["code"]);
        let twice = program.send("/api/appointments/bookings", &wish).await;
        assert_eq!(
            (twice.status, &twice.json()["code"]),
            (409, &json!("services-appointments-taken"))
        );
        let to = json!({ "place": RATHAUS, "at": time(day, "09:00") });
        let moved = program.send(&format!("{own}/move"), &to).await.json();
        assert_eq!((&moved["sequence"], &moved["place"]), (&json!(1), &json!(RATHAUS)));
        let cancelled = program.send(&format!("{own}/cancel"), &json!({})).await.json();
        assert_eq!(cancelled["state"], "cancelled");
        assert_eq!(program.send(&format!("{own}/cancel"), &json!({})).await.status, 409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_program_says_wrongly_is_named() {
    for town in towns().await {
        let mut program = Browser::new(&town);
        let wish = json!({ "services": [SHORT], "place": NORD, "at": "morgen" });
        let refused = program.send("/api/appointments/bookings", &wish).await;
        assert_eq!((refused.status, &refused.json()["field"]), (400, &json!("at")));
        let refused = program.get(&format!("/api/appointments/slots?service={SHORT}&from=x")).await;
        assert_eq!((refused.status, &refused.json()["field"]), (400, &json!("from")));
        assert_eq!(program.get("/api/appointments/bookings/x").await.status, 404);
    }
}
