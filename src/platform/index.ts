export { createPlatform } from './create-platform.ts';
