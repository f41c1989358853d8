-- A scan goes when the record it belongs to has been kept long enough; nothing else takes it away.
comment on table paper_scan is 'a filled sheet that came back as a picture or a scan; only added to, until its record has been kept long enough';
