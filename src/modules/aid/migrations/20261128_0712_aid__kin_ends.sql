-- The register of kin ends with the words of its application: a table that is only added to could not let go of a name.
comment on table aid_kin is 'the register of applicants who are kin of those who handle relief or of village committee members (最低生活保障审核确认办法 11): nothing in it is changed; its lines go with the words of their application';
