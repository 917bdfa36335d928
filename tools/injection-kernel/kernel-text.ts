import { CHANNELS, HIDDEN, PROJECTED, VECTOR_SIZE } from '../../src/protect/guards/injection/net-sizes.ts';

const LANE_BYTES = 16;
/** Sums that are kept in registers at a time. */
const BLOCK = 4;

const each = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const locals = (name: string, count: number) => each(count, (index) => `(local $${name}${index} v128)`);

/** The kernel in WebAssembly text. What each function does stands in plain-kernel.ts, which does the same in plain code. */
export function kernelText(): string {
  return `(module
(memory (export "memory") 1)
${project()}
${add()}
${poolUnit()}
${poolWindow()}
${judge()})`;
}

/** to[PROJECTED] = sum over inputs of vector[input] * weights[input][PROJECTED]. */
function project(): string {
  const row = PROJECTED * 4;
  return `(func (export "project") (param $to i32) (param $vector i32) (param $weights i32)
(local $block i32) (local $input i32) (local $w i32) (local $x v128) ${locals('s', BLOCK)}
(loop $blocks
${each(BLOCK, (at) => `(local.set $s${at} (v128.const f32x4 0 0 0 0))`)}
(local.set $input (i32.const 0))
(local.set $w (i32.add (local.get $weights) (local.get $block)))
(loop $inputs
(local.set $x (v128.load32_splat (i32.add (local.get $vector) (local.get $input))))
${each(BLOCK, (at) => `(local.set $s${at} (f32x4.add (local.get $s${at}) (f32x4.mul (local.get $x) (v128.load offset=${at * LANE_BYTES} (local.get $w)))))`)}
(local.set $w (i32.add (local.get $w) (i32.const ${row})))
(local.set $input (i32.add (local.get $input) (i32.const 4)))
(br_if $inputs (i32.lt_u (local.get $input) (i32.const ${VECTOR_SIZE * 4}))))
${each(BLOCK, (at) => `(v128.store offset=${at * LANE_BYTES} (i32.add (local.get $to) (local.get $block)) (local.get $s${at}))`)}
(local.set $block (i32.add (local.get $block) (i32.const ${BLOCK * LANE_BYTES})))
(br_if $blocks (i32.lt_u (local.get $block) (i32.const ${row})))))`;
}

/** to[PROJECTED] = left[PROJECTED] + right[PROJECTED]. */
function add(): string {
  const at = (name: string, index: number) =>
    `offset=${index * LANE_BYTES} (i32.add (local.get $${name}) (local.get $block))`;
  return `(func (export "add") (param $to i32) (param $left i32) (param $right i32) (local $block i32)
(loop $blocks
${each(BLOCK, (index) => `(v128.store ${at('to', index)} (f32x4.add (v128.load ${at('left', index)}) (v128.load ${at('right', index)})))`)}
(local.set $block (i32.add (local.get $block) (i32.const ${BLOCK * LANE_BYTES})))
(br_if $blocks (i32.lt_u (local.get $block) (i32.const ${PROJECTED * 4})))))`;
}

/** Strongest and sum of each channel over a unit's words; `words` are addresses, from the word before the unit on. */
function poolUnit(): string {
  const part = CHANNELS * 4;
  const at = (word: string, offset: number, index: number) =>
    `(v128.load offset=${offset + index * LANE_BYTES} (i32.add (local.get $${word}) (local.get $block)))`;
  return `(func (export "poolUnit") (param $words i32) (param $count i32) (param $bias i32) (param $maxima i32) (param $sums i32)
(local $block i32) (local $left i32) (local $at i32) (local $before i32) (local $own i32) (local $after i32) (local $v v128)
${locals('m', BLOCK)} ${locals('s', BLOCK)} ${locals('b', BLOCK)}
(loop $blocks
${each(BLOCK, (i) => `(local.set $b${i} ${at('bias', 0, i)}) (local.set $m${i} (v128.const f32x4 0 0 0 0)) (local.set $s${i} (v128.const f32x4 0 0 0 0))`)}
(local.set $left (local.get $count))
(local.set $at (local.get $words))
(loop $each
(local.set $before (i32.load (local.get $at)))
(local.set $own (i32.load offset=4 (local.get $at)))
(local.set $after (i32.load offset=8 (local.get $at)))
${each(
  BLOCK,
  (i) =>
    `(local.set $v (f32x4.pmax (f32x4.add (f32x4.add (local.get $b${i}) ${at('before', 0, i)}) (f32x4.add ${at('own', part, i)} ${at('after', 2 * part, i)})) (v128.const f32x4 0 0 0 0)))
(local.set $m${i} (f32x4.pmax (local.get $m${i}) (local.get $v)))
(local.set $s${i} (f32x4.add (local.get $s${i}) (local.get $v)))`,
)}
(local.set $at (i32.add (local.get $at) (i32.const 4)))
(local.set $left (i32.sub (local.get $left) (i32.const 1)))
(br_if $each (local.get $left)))
${each(BLOCK, (i) => `(v128.store offset=${i * LANE_BYTES} (i32.add (local.get $maxima) (local.get $block)) (local.get $m${i})) (v128.store offset=${i * LANE_BYTES} (i32.add (local.get $sums) (local.get $block)) (local.get $s${i}))`)}
(local.set $block (i32.add (local.get $block) (i32.const ${BLOCK * LANE_BYTES})))
(br_if $blocks (i32.lt_u (local.get $block) (i32.const ${part})))))`;
}

/** Strongest and scaled sum of each channel over a window's units, one after the other at `to`. */
function poolWindow(): string {
  const part = CHANNELS * 4;
  const at = (name: string, i: number) =>
    `(v128.load offset=${i * LANE_BYTES} (i32.add (local.get $${name}) (local.get $block)))`;
  return `(func (export "poolWindow") (param $to i32) (param $maxima i32) (param $sums i32) (param $count i32) (param $scale f32)
(local $block i32) (local $left i32) (local $m i32) (local $u i32) (local $f v128) ${locals('m', BLOCK)} ${locals('s', BLOCK)}
(local.set $f (f32x4.splat (local.get $scale)))
(loop $blocks
${each(BLOCK, (i) => `(local.set $m${i} (v128.const f32x4 0 0 0 0)) (local.set $s${i} (v128.const f32x4 0 0 0 0))`)}
(local.set $left (local.get $count)) (local.set $m (local.get $maxima)) (local.set $u (local.get $sums))
(loop $each
${each(BLOCK, (i) => `(local.set $m${i} (f32x4.pmax (local.get $m${i}) ${at('m', i)})) (local.set $s${i} (f32x4.add (local.get $s${i}) ${at('u', i)}))`)}
(local.set $m (i32.add (local.get $m) (i32.const ${part}))) (local.set $u (i32.add (local.get $u) (i32.const ${part})))
(local.set $left (i32.sub (local.get $left) (i32.const 1)))
(br_if $each (local.get $left)))
${each(BLOCK, (i) => `(v128.store offset=${i * LANE_BYTES} (i32.add (local.get $to) (local.get $block)) (local.get $m${i})) (v128.store offset=${part + i * LANE_BYTES} (i32.add (local.get $to) (local.get $block)) (f32x4.mul (local.get $s${i}) (local.get $f)))`)}
(local.set $block (i32.add (local.get $block) (i32.const ${BLOCK * LANE_BYTES})))
(br_if $blocks (i32.lt_u (local.get $block) (i32.const ${part})))))`;
}

/** The hidden layer and the output, without the output's bias. `weights` are [inputs][HIDDEN]. */
function judge(): string {
  const lanes = HIDDEN / 4;
  const at = (name: string, i: number) => `(v128.load offset=${i * LANE_BYTES} (local.get $${name}))`;
  return `(func (export "judge") (param $pooled i32) (param $inputs i32) (param $weights i32) (param $bias i32) (param $output i32) (result f32)
(local $x v128) ${locals('h', lanes)}
${each(lanes, (i) => `(local.set $h${i} ${at('bias', i)})`)}
(loop $each
(local.set $x (v128.load32_splat (local.get $pooled)))
${each(lanes, (i) => `(local.set $h${i} (f32x4.add (local.get $h${i}) (f32x4.mul (local.get $x) ${at('weights', i)})))`)}
(local.set $pooled (i32.add (local.get $pooled) (i32.const 4)))
(local.set $weights (i32.add (local.get $weights) (i32.const ${HIDDEN * 4})))
(local.set $inputs (i32.sub (local.get $inputs) (i32.const 1)))
(br_if $each (local.get $inputs)))
(local.set $x (v128.const f32x4 0 0 0 0))
${each(lanes, (i) => `(local.set $x (f32x4.add (local.get $x) (f32x4.mul (f32x4.pmax (local.get $h${i}) (v128.const f32x4 0 0 0 0)) ${at('output', i)})))`)}
(f32.add (f32.add (f32x4.extract_lane 0 (local.get $x)) (f32x4.extract_lane 1 (local.get $x))) (f32.add (f32x4.extract_lane 2 (local.get $x)) (f32x4.extract_lane 3 (local.get $x)))))`;
}
