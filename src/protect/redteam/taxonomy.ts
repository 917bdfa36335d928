/** OWASP Top 10 for LLM Applications, edition 2025: the risks that a black-box test can show. */
export const owaspRisks = {
  LLM01: 'Prompt Injection',
  LLM02: 'Sensitive Information Disclosure',
  LLM05: 'Improper Output Handling',
  LLM06: 'Excessive Agency',
  LLM07: 'System Prompt Leakage',
  LLM08: 'Vector and Embedding Weaknesses',
  LLM10: 'Unbounded Consumption',
} as const;
export type OwaspRisk = keyof typeof owaspRisks;

/** Techniques of MITRE ATLAS, by the names of its 2025 and 2026 releases. */
export const atlasTechniques = {
  'AML.T0034': 'Cost Harvesting',
  'AML.T0051.000': 'LLM Prompt Injection: Direct',
  'AML.T0051.001': 'LLM Prompt Injection: Indirect',
  'AML.T0053': 'AI Agent Tool Invocation',
  'AML.T0054': 'LLM Jailbreak',
  'AML.T0056': 'Extract LLM System Prompt',
  'AML.T0057': 'LLM Data Leakage',
  'AML.T0068': 'LLM Prompt Obfuscation',
  'AML.T0070': 'RAG Poisoning',
  'AML.T0077': 'LLM Response Rendering',
  'AML.T0086': 'Exfiltration via AI Agent Tool Invocation',
} as const;
export type AtlasTechnique = keyof typeof atlasTechniques;
