-- What came back on paper is about people as much as what was typed from it.
call baodao.lock('paper_scan');
