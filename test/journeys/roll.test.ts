import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { looksRight, startLooking } from '#test/browser.ts';
import { enter } from './steps.ts';

const look = await startLooking('2026-03-03T02:00:00Z');

async function roll(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('户册');
  sheet.addRow(['老熊沟村户册(2026 年)']);
  sheet.addRow(['户号', '姓名', '与户主关系', '家庭住址', '联系电话', '出生年月', '政治面貌']);
  sheet.addRow(['1', '韩大柱', '户主', '老熊沟 101 号', '199-0000-0001', '1950.6', '群众']);
  sheet.addRow(['', '侯二梅', '妻子', '', '', '1952', '']);
  sheet.addRow(['2', '苏玉兰', '户主', '老熊沟 102 号', '12345', '1949', '']);
  sheet.addRow(['2', '苏小军', '长子', '', '', '1975', '']);
  sheet.mergeCells('A3:A4');
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a household roll is looked at, taken in, and every refused row is named', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const page = await look.window(size);
    await enter(look, page, 'liu', '/console/people/households');
    await page.getByRole('link', { name: '从表格导入' }).click();
    await page.getByRole('heading', { name: '导入居民户册' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: '户册.xlsx', mimeType: '', buffer: await roll() });
    await page.getByRole('button', { name: '检查表格' }).click();
    await page.getByText('共 4 行，2 行可以导入，2 行有问题').waitFor();
    await page.getByRole('cell', { name: /请写手机号/ }).waitFor();
    await looksRight(page, `console: a roll looked at, ${size}`);
    if (size === 'phone') continue;
    await page.getByRole('button', { name: '导入 2 行' }).click();
    await page.getByRole('heading', { name: '导入完成' }).waitFor();
    await page.getByText('新登记 1 户').waitFor();
    await looksRight(page, 'console: a roll taken in');
    await page.getByRole('link', { name: '看各户' }).click();
    await page.getByRole('cell', { name: '老熊沟 101 号' }).waitFor();
    expect(await page.getByText('老熊沟 102 号').count(), 'waits for its head to be mended').toBe(0);
  }
});
