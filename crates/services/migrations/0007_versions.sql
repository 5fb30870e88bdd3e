-- Every request asks whether the catalogue changed (services/src/catalogue/listing.rs). The sum of
-- the versions is read from these, and not from rows that hold all texts.
CREATE INDEX services_versions ON services (version);
CREATE INDEX service_locations_versions ON service_locations (version);
