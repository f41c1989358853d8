-- A survey made on paper: typed in at a desk, by whom, with the signed sheet beside it (最低生活保障审核确认办法 16: both surveyors sign).
alter table aid_survey
  add column typed_by uuid references staff_account (id),
  add column file_types text[] not null default '{}';
update aid_survey set file_types = array_fill('image/jpeg'::text, array[cardinality(files)]);
alter table aid_survey add constraint aid_survey_types check (cardinality(file_types) = cardinality(files));
comment on column aid_survey.typed_by is 'made on paper: who typed it in; the signatures are on the sheet';
