-- Few of very many: what is suspended (a public page counts it), and what couriers brought (each reads what became of theirs).
create index cases_suspended on cases (id) where status = 'suspended';
create index cases_courier on cases (first_receiver_id, received_at desc) where channel = 'courier';
