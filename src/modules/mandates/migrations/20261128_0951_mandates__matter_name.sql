-- What a matter is called is its name; a label is what nobody may stick on anything here (domain §12.1).
alter table admission rename column matter_label to matter_name;
alter table gate_decision rename column matter_label to matter_name;
