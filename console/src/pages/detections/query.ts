import { useDocument, useList } from '../../api/queries.ts';
import type { DetectorInfo, Page, RuleInfo, RuleProblem } from '../../api/types.ts';
import { useToggle } from '../../api/use-act.ts';

export interface DetectionSearch {
  readonly tab?: 'detectors' | 'problems';
  readonly q?: string;
  readonly enabled?: 'true' | 'false';
  readonly rule?: string;
}

export function useRules({ q, enabled }: DetectionSearch) {
  return useList<RuleInfo>('/api/rules', { q, enabled });
}

export function useDetectors() {
  return useDocument<Page<DetectorInfo>>('/api/detectors');
}

export function useProblems() {
  return useDocument<Page<RuleProblem>>('/api/rules/problems');
}

export function useRuleToggle() {
  return useToggle<RuleInfo>('/api/rules', (rule) => rule.id);
}

export function useDetectorToggle() {
  return useToggle<DetectorInfo>('/api/detectors', (detector) => detector.name);
}
