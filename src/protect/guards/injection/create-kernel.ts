import type { Kernel } from './kernel.ts';
import { kernelBytes } from './kernel-bytes.gen.ts';
import { PlainKernel } from './plain-kernel.ts';

const PAGE_BYTES = 65_536;
/** What is used of the engine's WebAssembly, which only the types of browsers describe. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
type Module = object;
interface Engine {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (module: Module) => { readonly exports: unknown };
}
const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;
type Sums = Omit<Kernel, 'floats' | 'integers' | 'allocate'>;

class WasmKernel implements Kernel {
  floats: Float32Array;
  integers: Int32Array;
  readonly project: Sums['project'];
  readonly add: Sums['add'];
  readonly poolUnit: Sums['poolUnit'];
  readonly poolWindow: Sums['poolWindow'];
  readonly judge: Sums['judge'];
  readonly #memory: Memory;
  #used = 0;

  constructor({ Instance }: Engine, module: Module) {
    const exports = new Instance(module).exports as Sums & { readonly memory: Memory };
    this.#memory = exports.memory;
    this.project = exports.project;
    this.add = exports.add;
    this.poolUnit = exports.poolUnit;
    this.poolWindow = exports.poolWindow;
    this.judge = exports.judge;
    this.floats = new Float32Array(this.#memory.buffer);
    this.integers = new Int32Array(this.#memory.buffer);
  }

  allocate(bytes: number): number {
    const place = this.#used;
    this.#used += Math.ceil(bytes / 16) * 16;
    const lacking = this.#used - this.#memory.buffer.byteLength;
    if (lacking > 0) {
      this.#memory.grow(Math.ceil(lacking / PAGE_BYTES));
      this.floats = new Float32Array(this.#memory.buffer);
      this.integers = new Int32Array(this.#memory.buffer);
    }
    return place;
  }
}

let compiled: Module | null | undefined;

/** The WebAssembly kernel, or the plain one where a page's policy or an old engine does not allow it. */
export function createKernel(): Kernel {
  compiled ??= compile();
  return compiled === null || engine === undefined ? new PlainKernel() : new WasmKernel(engine, compiled);
}

function compile(): Module | null {
  if (engine === undefined) return null;
  try {
    return new engine.Module(Uint8Array.from(atob(kernelBytes), (unit) => unit.charCodeAt(0)));
  } catch {
    // Both kernels give the same answers; the plain one takes longer.
    return null;
  }
}
