-- What a county's own office asks for is checked and decided by the league's: nobody decides their own request (domain §8.1).

alter table admission add column check_level text not null default 'county' check (check_level in ('county', 'league'));
comment on column admission.check_level is 'whose office checks it by the law: the county''s, or the league''s where the county''s asks';
update admission a set level = 'league', check_level = 'league'
where a.status in ('consulting', 'checking', 'reviewing', 'deciding')
  and exists (
    select 1 from post p
    where p.organisation_id = a.organisation_id and p.area = left(a.area, 6) and p.role in ('countyClerk', 'reviewer')
  );
