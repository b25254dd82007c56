/** The sample page's text comes from a record, which may contain anything. */
import { expect, it } from 'vitest'
import { fillIn } from './sample-page.ts'

it('fills values in as text', () => {
  const article = {
    url: 'https://a.example/x',
    title: '<b>"A" & B</b>',
    excerpt: '{{title}} $&',
    outlet: 'O',
    date: null,
  }
  expect(fillIn('<h1>{{title}}</h1><p>{{excerpt}}</p><i>{{date}}</i>', article)).toBe(
    '<h1>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</h1><p>{{title}} $&amp;</p><i></i>',
  )
})
