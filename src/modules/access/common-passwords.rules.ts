/** The passwords of ten signs and more that lists of stolen ones begin with, and what people here would think of first. */
const list = `
0123456789 1234567890 12345678910 123456789a 123456789q 1234567891 12345678901 123456789012 0987654321 9876543210 1122334455
1234512345 1111111111 0000000000 1111122222 1212121212 1231231231 1357924680 1223334444 5201314520 5201314521 1314520520
1314521521 7758521521 147258369a 1472583690 a123456789 aa123456789 abc123456789 abc1234567 abcd123456 abcde12345 abcdef1234
abcdefghij abcdefg123 q123456789 qq123456789 qwe1234567 qwe123456789 qwer123456 qwert12345 qwerty1234 qwerty12345 qwerty123456
qwertyuiop qwertyuiop123 asdfghjkl1 asdfghjkl123 asdf123456 zxcvbnm123 zxcvbnm1234 zxcvbnm123456 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc
q1w2e3r4t5 1qazxsw23edc qazwsxedc123 qazwsx1234 password12 password123 password1234 password12345 password123456 passw0rd123
p@ssw0rd123 p@ssword123 passwordpassword iloveyou123 iloveyou1314 iloveyou520 woaini1314 woaini1314520 woaini520520 woaini123456
woaini5201314 aini1314520 wang123456 zhang123456 liu123456789 li123456789 wodemima123 mima123456 mima12345678 admin12345 admin123456
admin1234567 administrator administrator1 admin@1234 admin@12345 admin@123456 admin888888 root123456 root@123456 test123456 test1234567
user123456 guest123456 welcome123 welcome1234 letmein123 changeme123 huawei@123 huawei12#$ 88888888888 8888888888 6666666666 9999999999
baodao1234 baodao12345 baodao123456 baodao@123 baodao@1234 baodao@123456 huhehaote1 huhehaote123 huhehaote2026 neimenggu123 neimenggu2026
hohhot1234 hohhot2026 hohhot12345 china123456 zhongguo123 beijing2008 superman123 sunshine123 football123 princess123 dragon12345
monkey12345 michael123 charlie123 computer123 internet123 starwars123 whatever123 trustno1234 correcthorsebatterystaple
`;
export const commonPasswords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));
