/** All that reads charters, in one file of the package: the popup and the settings load it when somebody asks for it. */
export { sourceText } from '../../charter/search/source-text.ts';
export { importRegistries } from '../../registry/added/import-registries.ts';
export { readLiveCharter } from './live-charter.ts';
