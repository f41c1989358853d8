import { chromium } from 'playwright-core';
const base='http://127.0.0.1:8541';
const b=await chromium.launch({executablePath:'/usr/bin/chromium-headless-shell',args:['--no-sandbox']});
const kc=await b.newContext({locale:'zh-CN',timezoneId:'Asia/Shanghai',viewport:{width:360,height:800}}); const p=await kc.newPage();
const seen=new Set<string>(); const todo=['/rooms','/books','/gallery','/learning','/enrol'];
const want=/^\/(rooms|books|courses|learning|gallery|exhibitions|enrol|draws)/; let i=0;
while(todo.length&&seen.size<40){const path=todo.shift()!; if(seen.has(path))continue; seen.add(path);
 const r=await p.goto(base+path,{waitUntil:'domcontentloaded'}).catch(()=>null); if(!r||!(r.headers()['content-type']??'').includes('html'))continue;
 const links:string[]=await p.evaluate(`[...document.querySelectorAll('a[href]')].filter(a=>typeof a.href==='string'&&a.href.startsWith('http')).map(a=>new URL(a.href)).filter(u=>u.origin===location.origin).map(u=>u.pathname+u.search)`);
 const o:any=await p.evaluate(`(()=>{const bad=[];for(const x of document.querySelectorAll('main a,main button,main input:not([type=hidden]),main select,main summary')){if(x.closest('svg'))continue;const r=x.getBoundingClientRect();const y=x.type==='radio'||x.type==='checkbox'?(x.closest('label')||x).getBoundingClientRect():r;const inline=x.tagName==='A'&&getComputedStyle(x).display==='inline';if(r.width>2&&!inline&&(y.height<59.5||y.width<59.5))bad.push(x.tagName+':'+(x.textContent||x.getAttribute('name')||'').trim().slice(0,10)+' '+Math.round(y.width)+'x'+Math.round(y.height))}
 const fs=[...document.querySelectorAll('main *')].filter(e=>!e.closest('svg')&&e.children.length===0&&e.textContent.trim()&&e.getBoundingClientRect().width>2).map(e=>[parseFloat(getComputedStyle(e).fontSize),e.tagName+e.textContent.trim().slice(0,10)]).filter(f=>f[0]<18); return {bad,fs,ov:document.documentElement.scrollWidth-innerWidth}})()`);
 console.log(++i,r.status(),path.slice(0,70), o.ov>0?'OVERFLOW '+o.ov:'', 'small '+o.bad.length+' '+o.bad.slice(0,3).join(' | '),'font<18 '+o.fs.length+' '+o.fs.slice(0,2).join('|')); 
 await p.screenshot({path:`/tmp/fs/e${i}.png`,fullPage:true});
 const norm=(s:string)=>s.split('?')[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g,'ID').replace(/\/\d+/,'/N');
 for(const l of links){ if(!want.test(l))continue; if(![...seen,...todo].some(s=>norm(s)===norm(l))) todo.push(l);}
}
await b.close();
