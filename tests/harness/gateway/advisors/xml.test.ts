import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childText, readXml, xmlText } from '../../../../harness/gateway/advisors/xml.js';

test('elements, their text and their order are read; comments, instructions and attributes are read over', () => {
  const reading = readXml(
    '<?xml version="1.0"?>\n<!-- <b> --><a kind="list" of=\'it\'>\n <b> one </b><c/><b>two &amp; &#x41;&#66;</b></a>\n',
  );
  expect(reading).toMatchObject({
    ok: true,
    root: {
      name: 'a',
      text: '',
      children: [
        { name: 'b', text: 'one', children: [] },
        { name: 'c', text: '' },
        { name: 'b', text: 'two & AB' },
      ],
    },
  });
  expect(reading.ok && childText(reading.root, 'b')).toBe('one');
  expect(reading.ok && childText(reading.root, 'd')).toBe('');
});

test.each([
  ['nothing', '', 'no root'],
  ['a comment alone', '<!-- a -->', 'no root'],
  ['no XML', 'groups', 'outside its root'],
  ['an element that does not end', '<a><b></b>', 'does not end a'],
  ['elements that cross', '<a><b></a></b>', 'ends a where it is not open at character 7'],
  ['two roots', '<a/><b/>', 'second root'],
  ['a comment that does not end', '<a><!-- </a>', 'cannot be read at character 4'],
  ['an attribute without quotes', '<a b=c/>', 'cannot be read at character 1'],
  ['a DTD', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'cannot be read at character 1'],
  ['an entity of its own', '<a>&e;</a>', 'unknown entity'],
  ['the name of what every object has', '<a>&constructor;</a>', 'unknown entity'],
  ['an ampersand alone', '<a>a & b</a>', 'unknown entity'],
  ['a character that there is not', '<a>&#0;</a>', 'unknown entity'],
  ['raw data', '<a><![CDATA[x]]></a>', 'cannot be read at character 4'],
  ['more than anybody needs', `<a>${' '.repeat(200_000)}</a>`, 'more than 200000 characters'],
  ['more levels than anybody needs', `${'<a>'.repeat(21)}${'</a>'.repeat(21)}`, 'nested too deeply'],
])('%s is refused with the place', (_, source, flaw) => {
  expect(readXml(source)).toEqual({ ok: false, flaw: expect.stringContaining(flaw) });
});

test('any text comes back as it was written, and is written in plain ASCII without a backslash', () => {
  const unit = fc.oneof(
    fc.string({ minLength: 1, maxLength: 1 }),
    fc.constantFrom('é', '日', '😀', '\n', '\t', '\\', '&#'),
  );
  const text = fc.string({ unit });
  fc.assert(
    fc.property(text, (plain) => {
      const written = xmlText(plain);
      expect(written).toMatch(/^[ -~]*$/);
      expect(written).not.toContain('\\');
      expect(readXml(`<a>${written}</a>`)).toMatchObject({ ok: true, root: { text: plain.trim() } });
    }),
  );
});

test('whatever is sent is read or refused', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b/>',
    '<!--',
    '-->',
    '&amp;',
    '&',
    ';',
    'x',
    '<',
    '>',
    '<?',
    '?>',
    ' a="',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const reading = readXml(pieces.join(''));
      expect(reading.ok ? reading.root.name : reading.flaw).not.toBe('');
    }),
  );
});
