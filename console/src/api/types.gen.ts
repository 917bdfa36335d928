// Made by console/scripts/generate-api-types.ts from the server's OpenAPI document. Do not edit.
export interface paths {
    readonly "/api/abuse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whom the watch for abuse follows, strongest evidence first, with the alarms that stand */
        readonly get: operations["getAbuse"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/abuse/clear": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End an alarm; with `accept` its rule stays silent for this identity until it is cleared without */
        readonly post: operations["postAbuseClear"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/abuse/identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the watch for abuse knows of one token, team, network or route */
        readonly get: operations["getAbuseIdentity"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Accounts, to assign incidents to */
        readonly get: operations["getAccounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What somebody was asked to agree to, newest first */
        readonly get: operations["getApprovals"];
        readonly put?: never;
        /** Ask for an approval, or how one stands that was asked for with the same body */
        readonly post: operations["postApprovals"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/approvals/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One approval: what would be done, why somebody is asked, and what was said */
        readonly get: operations["getApprovalsId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/approvals/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Agree to what was asked for: it may be done once within a quarter of an hour */
        readonly post: operations["postApprovalsIdApprove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/approvals/{id}/deny": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Refuse what was asked for; the same is not asked again for a quarter of an hour */
        readonly post: operations["postApprovalsIdDeny"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/budgets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Budgets with what is used, reserved by calls under way and left in the current period */
        readonly get: operations["getBudgets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/budgets/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Add or change a budget; what is used of it stays */
        readonly put: operations["putBudgetsName"];
        readonly post?: never;
        /** Remove a budget with what was used of it */
        readonly delete: operations["deleteBudgetsName"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/budgets/{name}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take what a kill left behind off what is used of a budget, once the bill of the provider is known */
        readonly post: operations["postBudgetsNameRelease"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/custom-guards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Guards of your own, as they were defined, without the secrets of hooks */
        readonly get: operations["getCustomGuards"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/custom-guards/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Add or replace a guard of your own; it proves itself on its probes first, and policies can name it at once */
        readonly put: operations["putCustomGuardsName"];
        readonly post?: never;
        /** Remove a guard of your own; refused while a policy names it, for that policy would block everything */
        readonly delete: operations["deleteCustomGuardsName"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dead-letters": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Records that could not be processed, newest first, each with its reason */
        readonly get: operations["getDeadLetters"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dead-letters/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put dead letters back into the journal, up to 2,000 a call; each is replayed once */
        readonly post: operations["postDeadLettersReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/detectors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Detectors, whether they are on, and their figures */
        readonly get: operations["getDetectors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/detectors/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Switch a detector on or off */
        readonly put: operations["putDetectorsName"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Search events, newest first */
        readonly get: operations["getEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/events/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One event with its OCSF document and its raw record */
        readonly get: operations["getEventsId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/events/histogram": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Events and findings over time */
        readonly get: operations["getEventsHistogram"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What people said of verdicts, newest first, and how often in the time range, by rule */
        readonly get: operations["getFeedback"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/findings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Findings, seen last first */
        readonly get: operations["getFindings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/findings/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One finding with its evidence */
        readonly get: operations["getFindingsId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Judge a finding */
        readonly patch: operations["patchFindingsId"];
        readonly trace?: never;
    };
    readonly "/api/guards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Guards, whether they are on, and how they did in their self-test */
        readonly get: operations["getGuards"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guards/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Switch a guard on or off, in every policy */
        readonly put: operations["putGuardsName"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guards/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What the guards would say to a text; nothing is kept */
        readonly post: operations["postGuardsCheck"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/hunt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Read-only SQL over the whole event log (view `events`) */
        readonly post: operations["postHunt"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Incidents, seen last first */
        readonly get: operations["getIncidents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/incidents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One incident with its story and its newest findings (up to 500); by id or number */
        readonly get: operations["getIncidentsId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change an incident; each change becomes an entry of its story */
        readonly patch: operations["patchIncidentsId"];
        readonly trace?: never;
    };
    readonly "/api/incidents/{id}/comments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Write a comment into an incident */
        readonly post: operations["postIncidentsIdComments"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/outbox": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Deliveries to webhooks */
        readonly get: operations["getOutbox"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What needs a person now, and the figures of a time range beside those of the one before */
        readonly get: operations["getOverview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Gateway policies in the order in which they are tried, the built-in one last */
        readonly get: operations["getPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/policies/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One gateway policy */
        readonly get: operations["getPoliciesName"];
        /** Add or replace a gateway policy; it holds from the next call */
        readonly put: operations["putPoliciesName"];
        readonly post?: never;
        /** Remove a gateway policy */
        readonly delete: operations["deletePoliciesName"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/policies/dry-run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a policy would have done to past calls, newest first; nothing is changed */
        readonly post: operations["postPoliciesDryRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/policies/order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put the stored gateway policies in order: the first that matches a model applies */
        readonly post: operations["postPoliciesOrder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/prices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What models cost for each million tokens, and from when on */
        readonly get: operations["getPrices"];
        /** Set what a model costs from a moment on; calls before that keep the price before */
        readonly put: operations["putPrices"];
        readonly post?: never;
        /** Remove a price */
        readonly delete: operations["deletePrices"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/redteam-reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Red-team reports that were kept, newest first */
        readonly get: operations["getRedteamReports"];
        readonly put?: never;
        /** Keep a report of `bartizan redteam`, so that the console shows it */
        readonly post: operations["postRedteamReports"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/redteam-reports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One red-team report, without its transcripts */
        readonly get: operations["getRedteamReportsId"];
        readonly put?: never;
        readonly post?: never;
        /** Remove a red-team report */
        readonly delete: operations["deleteRedteamReportsId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/redteam-reports/{id}/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Regression cases of what got through, each a line for `bartizan redteam --suite` */
        readonly get: operations["getRedteamReportsIdCases"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/redteam-reports/{id}/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One red-team report, whole, as `bartizan redteam replay` and `regress` read it */
        readonly get: operations["getRedteamReportsIdReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/redteam-reports/{id}/results/{probe}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One probe of a red-team report with its whole transcript */
        readonly get: operations["getRedteamReportsIdResultsProbe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Detection rules by title */
        readonly get: operations["getRules"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/rules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Switch a rule on or off */
        readonly put: operations["putRulesId"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/rules/problems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rules that could not be loaded, and why */
        readonly get: operations["getRulesProblems"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/seal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Seal every open day that is over into Parquet; with `today`, the running one as well */
        readonly post: operations["postSeal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/segments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Days of the event log, open or sealed */
        readonly get: operations["getSegments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/segments/{day}/seal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Seal a day into Parquet now */
        readonly post: operations["postSegmentsDaySeal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is signed in, and the CSRF token of the session */
        readonly get: operations["getSession"];
        readonly put?: never;
        /** Sign in: sets the session cookie */
        readonly post: operations["postSession"];
        /** Sign out */
        readonly delete: operations["deleteSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the owner account is still to be created */
        readonly get: operations["getSetup"];
        readonly put?: never;
        /** Create the owner account with the one-time set-up token, and sign in */
        readonly post: operations["postSetup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/setup/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a new one-time set-up link; null when there is an owner. The link before is void */
        readonly post: operations["postSetupLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/setup/owner": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create the owner account without the one-time token, for whoever holds the data folder */
        readonly post: operations["postSetupOwner"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sources": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Sources of events with their counts */
        readonly get: operations["getSources"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/spend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What calls cost over time, by team, token, model, upstream or policy */
        readonly get: operations["getSpend"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Figures of the installation at a glance */
        readonly get: operations["getStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/teams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Teams with their limits and how many tokens they have */
        readonly get: operations["getTeams"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/teams/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Add or change a team: which models its tokens may use, and how much in a minute */
        readonly put: operations["putTeamsName"];
        readonly post?: never;
        /** Remove a team; its tokens keep its name and lose its limits */
        readonly delete: operations["deleteTeamsName"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** API tokens, revoked ones too */
        readonly get: operations["getTokens"];
        readonly put?: never;
        /** Create an API token; the answer is the only time that it is shown */
        readonly post: operations["postTokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tokens/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke an API token, at once */
        readonly delete: operations["deleteTokensId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tokens/{id}/gateway": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set what a token may do at the gateway: team, models, upstreams, limits; what is left out is not limited */
        readonly put: operations["putTokensIdGateway"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/traffic": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Calls through the gateway, newest first */
        readonly get: operations["getTraffic"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/traffic/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One call, by its own id or by its event, with its conversation where it was kept */
        readonly get: operations["getTrafficId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/traffic/{id}/feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Say whether a verdict was right, for the call as a whole or for what one rule said */
        readonly put: operations["putTrafficIdFeedback"];
        readonly post?: never;
        /** Take a judgement of a verdict back */
        readonly delete: operations["deleteTrafficIdFeedback"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/traffic/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a policy would do about one call of the past; nothing is changed or sent */
        readonly post: operations["postTrafficIdReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/traffic/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Exact figures of gateway calls over time: actions, latency, tokens, and what the guards said */
        readonly get: operations["getTrafficStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/upstreams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Model providers, in the order in which they are tried */
        readonly get: operations["getUpstreams"];
        readonly put?: never;
        /** Add a model provider, or replace the one of the same name */
        readonly post: operations["postUpstreams"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/upstreams/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a model provider */
        readonly delete: operations["deleteUpstreamsName"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/upstreams/{name}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask a model provider for its models, to see whether address and key work */
        readonly post: operations["postUpstreamsNameTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Webhooks that incidents are delivered to */
        readonly get: operations["getWebhooks"];
        readonly put?: never;
        /** Add a webhook; its signing secret is shown in this answer alone */
        readonly post: operations["postWebhooks"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhooks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a webhook */
        readonly delete: operations["deleteWebhooksId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/healthz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the process answers */
        readonly get: operations["getHealthz"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Metrics in the Prometheus text format */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether every part works; 503 with the same body when one failed or has not started yet */
        readonly get: operations["getReadyz"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Problem: {
            readonly code: string;
            readonly detail: string;
            readonly field?: string;
            readonly requestId: string;
            readonly status: number;
            readonly title: string;
            readonly type: string;
        };
    };
    responses: {
        /** @description What went wrong (RFC 9457) */
        readonly Problem: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getAbuse: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly evicted: number;
                        readonly items: readonly {
                            readonly accepted: readonly string[];
                            readonly alarm: {
                                readonly evidence: number;
                                readonly explanation: string;
                                /** Format: date-time */
                                readonly raised: string;
                                readonly rule: string;
                                /** Format: date-time */
                                readonly until: string;
                            } | null;
                            readonly calls: number;
                            readonly coveredWords: number;
                            readonly evidence: number;
                            /** Format: date-time */
                            readonly first: string;
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "token" | "team" | "network" | "route";
                            /** Format: date-time */
                            readonly last: string;
                            readonly name: string;
                            readonly tests: readonly {
                                readonly evidence: number;
                                readonly hits: number;
                                readonly rule: string;
                                readonly seen: number;
                            }[];
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postAbuseClear: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default false */
                    readonly accept?: boolean;
                    readonly id: string;
                    /** @enum {string} */
                    readonly kind: "token" | "team" | "network" | "route";
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly accepted: readonly string[];
                        readonly alarm: {
                            readonly evidence: number;
                            readonly explanation: string;
                            /** Format: date-time */
                            readonly raised: string;
                            readonly rule: string;
                            /** Format: date-time */
                            readonly until: string;
                        } | null;
                        readonly calls: number;
                        readonly coveredWords: number;
                        readonly evidence: number;
                        /** Format: date-time */
                        readonly first: string;
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "token" | "team" | "network" | "route";
                        /** Format: date-time */
                        readonly last: string;
                        readonly name: string;
                        readonly tests: readonly {
                            readonly evidence: number;
                            readonly hits: number;
                            readonly rule: string;
                            readonly seen: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getAbuseIdentity: {
        readonly parameters: {
            readonly query: {
                readonly id: string;
                readonly kind: "token" | "team" | "network" | "route";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly accepted: readonly string[];
                        readonly alarm: {
                            readonly evidence: number;
                            readonly explanation: string;
                            /** Format: date-time */
                            readonly raised: string;
                            readonly rule: string;
                            /** Format: date-time */
                            readonly until: string;
                        } | null;
                        readonly calls: number;
                        readonly coveredWords: number;
                        readonly evidence: number;
                        /** Format: date-time */
                        readonly first: string;
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "token" | "team" | "network" | "route";
                        /** Format: date-time */
                        readonly last: string;
                        readonly name: string;
                        readonly tests: readonly {
                            readonly evidence: number;
                            readonly hits: number;
                            readonly rule: string;
                            readonly seen: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getAccounts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly email: string;
                            readonly id: string;
                            readonly name: string;
                            /** @enum {string} */
                            readonly role: "owner" | "analyst";
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getApprovals: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly kind?: string;
                readonly limit?: number;
                readonly state?: "pending" | "approved" | "denied" | "used" | "expired";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly content: unknown;
                            readonly createdMs: number;
                            readonly decidedBy: {
                                readonly id: string;
                                /** @enum {string} */
                                readonly kind: "account" | "token" | "local";
                                readonly name: string;
                            } | null;
                            readonly decidedMs: number | null;
                            readonly decisionReason: string | null;
                            readonly evidence: {
                                readonly [key: string]: unknown;
                            };
                            readonly expiresMs: number;
                            readonly id: string;
                            readonly kind: string;
                            readonly reason: string;
                            readonly requestedBy: {
                                readonly id: string;
                                /** @enum {string} */
                                readonly kind: "account" | "token" | "local";
                                readonly name: string;
                            };
                            /** @enum {string} */
                            readonly state: "pending" | "approved" | "denied" | "used" | "expired";
                            readonly subject: string;
                            readonly usedMs: number | null;
                            readonly whoMayApprove: {
                                readonly kinds: readonly ("account" | "token" | "local")[];
                                /** @enum {string} */
                                readonly scope: "ingest" | "gateway" | "read" | "admin";
                            };
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postApprovals: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly content: unknown;
                    /** @default  */
                    readonly context?: string;
                    /** @default {} */
                    readonly evidence?: {
                        readonly [key: string]: unknown;
                    };
                    readonly kind: string;
                    readonly reason: string;
                    readonly subject: string;
                    /** @default 900000 */
                    readonly waitMs?: number;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly by: string;
                        readonly id: string;
                        /** @constant */
                        readonly state: "approved";
                    } | {
                        readonly by: string;
                        readonly id: string;
                        /** @constant */
                        readonly state: "denied";
                    } | {
                        readonly expiresMs: number;
                        readonly id: string;
                        /** @constant */
                        readonly state: "pending";
                    } | {
                        /** @constant */
                        readonly state: "refused";
                        readonly why: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getApprovalsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly content: unknown;
                        readonly createdMs: number;
                        readonly decidedBy: {
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "account" | "token" | "local";
                            readonly name: string;
                        } | null;
                        readonly decidedMs: number | null;
                        readonly decisionReason: string | null;
                        readonly evidence: {
                            readonly [key: string]: unknown;
                        };
                        readonly expiresMs: number;
                        readonly id: string;
                        readonly kind: string;
                        readonly reason: string;
                        readonly requestedBy: {
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "account" | "token" | "local";
                            readonly name: string;
                        };
                        /** @enum {string} */
                        readonly state: "pending" | "approved" | "denied" | "used" | "expired";
                        readonly subject: string;
                        readonly usedMs: number | null;
                        readonly whoMayApprove: {
                            readonly kinds: readonly ("account" | "token" | "local")[];
                            /** @enum {string} */
                            readonly scope: "ingest" | "gateway" | "read" | "admin";
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postApprovalsIdApprove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default  */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly content: unknown;
                        readonly createdMs: number;
                        readonly decidedBy: {
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "account" | "token" | "local";
                            readonly name: string;
                        } | null;
                        readonly decidedMs: number | null;
                        readonly decisionReason: string | null;
                        readonly evidence: {
                            readonly [key: string]: unknown;
                        };
                        readonly expiresMs: number;
                        readonly id: string;
                        readonly kind: string;
                        readonly reason: string;
                        readonly requestedBy: {
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "account" | "token" | "local";
                            readonly name: string;
                        };
                        /** @enum {string} */
                        readonly state: "pending" | "approved" | "denied" | "used" | "expired";
                        readonly subject: string;
                        readonly usedMs: number | null;
                        readonly whoMayApprove: {
                            readonly kinds: readonly ("account" | "token" | "local")[];
                            /** @enum {string} */
                            readonly scope: "ingest" | "gateway" | "read" | "admin";
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postApprovalsIdDeny: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default  */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly content: unknown;
                        readonly createdMs: number;
                        readonly decidedBy: {
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "account" | "token" | "local";
                            readonly name: string;
                        } | null;
                        readonly decidedMs: number | null;
                        readonly decisionReason: string | null;
                        readonly evidence: {
                            readonly [key: string]: unknown;
                        };
                        readonly expiresMs: number;
                        readonly id: string;
                        readonly kind: string;
                        readonly reason: string;
                        readonly requestedBy: {
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "account" | "token" | "local";
                            readonly name: string;
                        };
                        /** @enum {string} */
                        readonly state: "pending" | "approved" | "denied" | "used" | "expired";
                        readonly subject: string;
                        readonly usedMs: number | null;
                        readonly whoMayApprove: {
                            readonly kinds: readonly ("account" | "token" | "local")[];
                            /** @enum {string} */
                            readonly scope: "ingest" | "gateway" | "read" | "admin";
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getBudgets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly abandoned: number;
                            readonly amount: number;
                            readonly calls: number;
                            readonly left: number;
                            readonly name: string;
                            /** @enum {string} */
                            readonly period: "day" | "week" | "month" | "total";
                            readonly periodEndMs: number | null;
                            readonly periodStartMs: number;
                            readonly reserved: number;
                            readonly team: string | null;
                            readonly token: string | null;
                            /** @enum {string} */
                            readonly unit: "cost" | "tokens";
                            readonly used: number;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putBudgetsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly amount: number;
                    /** @enum {string} */
                    readonly period: "day" | "week" | "month" | "total";
                    readonly team?: string | null;
                    readonly token?: string | null;
                    /** @enum {string} */
                    readonly unit: "cost" | "tokens";
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly abandoned: number;
                        readonly amount: number;
                        readonly calls: number;
                        readonly left: number;
                        readonly name: string;
                        /** @enum {string} */
                        readonly period: "day" | "week" | "month" | "total";
                        readonly periodEndMs: number | null;
                        readonly periodStartMs: number;
                        readonly reserved: number;
                        readonly team: string | null;
                        readonly token: string | null;
                        /** @enum {string} */
                        readonly unit: "cost" | "tokens";
                        readonly used: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteBudgetsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postBudgetsNameRelease: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly abandoned: number;
                        readonly amount: number;
                        readonly calls: number;
                        readonly left: number;
                        readonly name: string;
                        /** @enum {string} */
                        readonly period: "day" | "week" | "month" | "total";
                        readonly periodEndMs: number | null;
                        readonly periodStartMs: number;
                        readonly reserved: number;
                        readonly team: string | null;
                        readonly token: string | null;
                        /** @enum {string} */
                        readonly unit: "cost" | "tokens";
                        readonly used: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getCustomGuards: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly ({
                            readonly directions: readonly string[];
                            readonly name: string;
                            /** @enum {string} */
                            readonly type: "words" | "regex" | "http" | "module";
                        } & {
                            readonly [key: string]: unknown;
                        })[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putCustomGuardsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @default [
                     *       "input",
                     *       "output"
                     *     ]
                     */
                    readonly directions?: readonly ("input" | "output")[];
                    readonly name: string;
                    readonly replacement?: string;
                    /** @default 1 */
                    readonly score?: number;
                    /** @constant */
                    readonly type: "words";
                    /** @default true */
                    readonly wholeWord?: boolean;
                    readonly words: readonly string[];
                } | {
                    /**
                     * @default [
                     *       "input",
                     *       "output"
                     *     ]
                     */
                    readonly directions?: readonly ("input" | "output")[];
                    readonly name: string;
                    readonly patterns: readonly {
                        readonly example: string;
                        readonly id: string;
                        readonly pattern: string;
                    }[];
                    readonly replacement?: string;
                    /** @default 1 */
                    readonly score?: number;
                    /** @constant */
                    readonly type: "regex";
                } | {
                    /**
                     * @default [
                     *       "input",
                     *       "output"
                     *     ]
                     */
                    readonly directions?: readonly ("input" | "output")[];
                    readonly name: string;
                    readonly probes: {
                        readonly bad: readonly string[];
                        readonly good: readonly string[];
                    };
                    readonly secret: string;
                    /** @default 1000 */
                    readonly timeoutMs?: number;
                    /** @constant */
                    readonly type: "http";
                    /** Format: uri */
                    readonly url: string;
                } | {
                    /**
                     * @default [
                     *       "input",
                     *       "output"
                     *     ]
                     */
                    readonly directions?: readonly ("input" | "output")[];
                    readonly name: string;
                    readonly path: string;
                    /** @default 1000 */
                    readonly timeoutMs?: number;
                    /** @constant */
                    readonly type: "module";
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly directions: readonly string[];
                        readonly name: string;
                        /** @enum {string} */
                        readonly type: "words" | "regex" | "http" | "module";
                    } & {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteCustomGuardsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getDeadLetters: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly includeReplayed?: "true" | "false";
                readonly limit?: number;
                readonly reason?: string;
                readonly source?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly detail: string;
                            readonly format: string;
                            readonly id: string;
                            readonly raw: string;
                            readonly rawBytes: number;
                            readonly reason: string;
                            readonly receivedMs: number;
                            readonly replayedMs: number | null;
                            readonly source: string;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postDeadLettersReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly ids?: readonly string[];
                    readonly reason?: string;
                    readonly source?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly more: boolean;
                        readonly replayed: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getDetectors: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly enabled: boolean;
                            readonly kind: string;
                            readonly name: string;
                            readonly reason: string | null;
                            readonly stats: {
                                readonly [key: string]: number;
                            };
                            readonly version: string;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putDetectorsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly enabled: boolean;
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly enabled: boolean;
                        readonly kind: string;
                        readonly name: string;
                        readonly reason: string | null;
                        readonly stats: {
                            readonly [key: string]: number;
                        };
                        readonly version: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getEvents: {
        readonly parameters: {
            readonly query?: {
                readonly class?: number;
                readonly cursor?: string;
                readonly entity?: string;
                readonly field?: string | readonly string[];
                readonly format?: "json" | "windows" | "auditd" | "cloudtrail" | "syslog" | "ocsf" | "gateway";
                readonly from?: string;
                readonly limit?: number;
                readonly q?: string;
                readonly severityMin?: ("unknown" | "informational" | "low" | "medium" | "high" | "critical") | number;
                readonly source?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly class_name: string;
                            readonly class_uid: number;
                            readonly entities: readonly {
                                /** @enum {string} */
                                readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                                readonly name: string;
                            }[];
                            readonly format: string;
                            readonly id: string;
                            readonly message: string;
                            readonly ocsf: {
                                readonly [key: string]: unknown;
                            };
                            readonly raw: string;
                            /** Format: date-time */
                            readonly received: string;
                            readonly severity_id: number;
                            readonly source: string;
                            /** Format: date-time */
                            readonly time: string;
                        }[];
                        readonly nextCursor: string | null;
                        readonly partial: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getEventsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly class_name: string;
                        readonly class_uid: number;
                        readonly entities: readonly {
                            /** @enum {string} */
                            readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                            readonly name: string;
                        }[];
                        readonly format: string;
                        readonly id: string;
                        readonly message: string;
                        readonly ocsf: {
                            readonly [key: string]: unknown;
                        };
                        readonly raw: string;
                        /** Format: date-time */
                        readonly received: string;
                        readonly severity_id: number;
                        readonly source: string;
                        /** Format: date-time */
                        readonly time: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getEventsHistogram: {
        readonly parameters: {
            readonly query?: {
                readonly buckets?: number;
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly bucketMs: number;
                        readonly byClass: readonly {
                            readonly classUid: number;
                            readonly count: number;
                        }[];
                        readonly series: readonly {
                            readonly events: number;
                            readonly findings: {
                                readonly [key: string]: number;
                            };
                            readonly t: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getFeedback: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly from?: string;
                readonly guard?: string;
                readonly kind?: "false_positive" | "false_negative" | "correct";
                readonly limit?: number;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly counts: readonly {
                            readonly count: number;
                            readonly guard: string;
                            /** @enum {string} */
                            readonly kind: "false_positive" | "false_negative" | "correct";
                            readonly rule: string;
                        }[];
                        readonly items: readonly {
                            readonly callId: string;
                            readonly callTimeMs: number;
                            readonly createdBy: string;
                            readonly createdByName: string;
                            readonly createdMs: number;
                            readonly guard: string;
                            /** @enum {string} */
                            readonly kind: "false_positive" | "false_negative" | "correct";
                            readonly model: string;
                            readonly note: string;
                            readonly policy: string;
                            readonly rule: string;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getFindings: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly detector?: string;
                readonly entity?: string;
                readonly from?: string;
                readonly incident?: string;
                readonly limit?: number;
                readonly rule?: string;
                readonly severity?: ("unknown" | "informational" | "low" | "medium" | "high" | "critical") | readonly ("unknown" | "informational" | "low" | "medium" | "high" | "critical")[];
                readonly status?: "new" | "true_positive" | "false_positive" | "benign";
                readonly to?: string;
                readonly wing?: "protect" | "defend";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly author?: string;
                            readonly count: number;
                            readonly createdMs: number;
                            readonly dedupKey: string;
                            readonly description?: string;
                            readonly detector: string;
                            readonly detectorVersion: string;
                            readonly entities: readonly {
                                /** @enum {string} */
                                readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                                readonly name: string;
                            }[];
                            readonly evidence: {
                                readonly contributions?: readonly {
                                    readonly feature: string;
                                    readonly observed?: string;
                                    readonly usual?: string;
                                    readonly weight: number;
                                }[];
                                readonly eventIds: readonly string[];
                                readonly explanation?: string;
                                readonly fields?: readonly {
                                    readonly condition?: string;
                                    readonly field: string;
                                    readonly value: string;
                                }[];
                                readonly spans?: readonly {
                                    readonly end: number;
                                    readonly label?: string;
                                    readonly path: string;
                                    readonly start: number;
                                }[];
                            };
                            readonly falsePositives?: readonly string[];
                            readonly firstSeenMs: number;
                            readonly id: string;
                            readonly incidentId: string | null;
                            readonly lastSeenMs: number;
                            readonly references?: readonly string[];
                            readonly ruleId: string;
                            readonly score: number;
                            /** @enum {string} */
                            readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                            /** @enum {string} */
                            readonly status: "new" | "true_positive" | "false_positive" | "benign";
                            readonly techniques: readonly {
                                /** @enum {string} */
                                readonly framework: "attack" | "atlas";
                                readonly id: string;
                                readonly name?: string;
                                readonly tactic?: string;
                            }[];
                            readonly title: string;
                            /** @enum {string} */
                            readonly wing: "protect" | "defend";
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getFindingsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly author?: string;
                        readonly count: number;
                        readonly createdMs: number;
                        readonly dedupKey: string;
                        readonly description?: string;
                        readonly detector: string;
                        readonly detectorVersion: string;
                        readonly entities: readonly {
                            /** @enum {string} */
                            readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                            readonly name: string;
                        }[];
                        readonly evidence: {
                            readonly contributions?: readonly {
                                readonly feature: string;
                                readonly observed?: string;
                                readonly usual?: string;
                                readonly weight: number;
                            }[];
                            readonly eventIds: readonly string[];
                            readonly explanation?: string;
                            readonly fields?: readonly {
                                readonly condition?: string;
                                readonly field: string;
                                readonly value: string;
                            }[];
                            readonly spans?: readonly {
                                readonly end: number;
                                readonly label?: string;
                                readonly path: string;
                                readonly start: number;
                            }[];
                        };
                        readonly falsePositives?: readonly string[];
                        readonly firstSeenMs: number;
                        readonly id: string;
                        readonly incidentId: string | null;
                        readonly lastSeenMs: number;
                        readonly references?: readonly string[];
                        readonly ruleId: string;
                        readonly score: number;
                        /** @enum {string} */
                        readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                        /** @enum {string} */
                        readonly status: "new" | "true_positive" | "false_positive" | "benign";
                        readonly techniques: readonly {
                            /** @enum {string} */
                            readonly framework: "attack" | "atlas";
                            readonly id: string;
                            readonly name?: string;
                            readonly tactic?: string;
                        }[];
                        readonly title: string;
                        /** @enum {string} */
                        readonly wing: "protect" | "defend";
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly patchFindingsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly status: "new" | "true_positive" | "false_positive" | "benign";
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly author?: string;
                        readonly count: number;
                        readonly createdMs: number;
                        readonly dedupKey: string;
                        readonly description?: string;
                        readonly detector: string;
                        readonly detectorVersion: string;
                        readonly entities: readonly {
                            /** @enum {string} */
                            readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                            readonly name: string;
                        }[];
                        readonly evidence: {
                            readonly contributions?: readonly {
                                readonly feature: string;
                                readonly observed?: string;
                                readonly usual?: string;
                                readonly weight: number;
                            }[];
                            readonly eventIds: readonly string[];
                            readonly explanation?: string;
                            readonly fields?: readonly {
                                readonly condition?: string;
                                readonly field: string;
                                readonly value: string;
                            }[];
                            readonly spans?: readonly {
                                readonly end: number;
                                readonly label?: string;
                                readonly path: string;
                                readonly start: number;
                            }[];
                        };
                        readonly falsePositives?: readonly string[];
                        readonly firstSeenMs: number;
                        readonly id: string;
                        readonly incidentId: string | null;
                        readonly lastSeenMs: number;
                        readonly references?: readonly string[];
                        readonly ruleId: string;
                        readonly score: number;
                        /** @enum {string} */
                        readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                        /** @enum {string} */
                        readonly status: "new" | "true_positive" | "false_positive" | "benign";
                        readonly techniques: readonly {
                            /** @enum {string} */
                            readonly framework: "attack" | "atlas";
                            readonly id: string;
                            readonly name?: string;
                            readonly tactic?: string;
                        }[];
                        readonly title: string;
                        /** @enum {string} */
                        readonly wing: "protect" | "defend";
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getGuards: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly calibration: readonly {
                                readonly rate: number;
                                readonly threshold: number;
                            }[];
                            readonly directions: readonly string[];
                            readonly enabled: boolean;
                            readonly hits24h: number;
                            readonly judged30d: {
                                readonly correct: number;
                                readonly falsePositive: number;
                            };
                            /** @enum {string} */
                            readonly kind: "built-in" | "words" | "regex" | "http" | "module";
                            readonly name: string;
                            readonly policies: readonly string[];
                            readonly reason: string | null;
                            readonly selfTest: {
                                readonly detail: string;
                                readonly ok: boolean;
                            };
                            readonly version: string;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putGuardsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly enabled: boolean;
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly calibration: readonly {
                            readonly rate: number;
                            readonly threshold: number;
                        }[];
                        readonly directions: readonly string[];
                        readonly enabled: boolean;
                        readonly hits24h: number;
                        readonly judged30d: {
                            readonly correct: number;
                            readonly falsePositive: number;
                        };
                        /** @enum {string} */
                        readonly kind: "built-in" | "words" | "regex" | "http" | "module";
                        readonly name: string;
                        readonly policies: readonly string[];
                        readonly reason: string | null;
                        readonly selfTest: {
                            readonly detail: string;
                            readonly ok: boolean;
                        };
                        readonly version: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postGuardsCheck: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @default input
                     * @enum {string}
                     */
                    readonly direction?: "input" | "output";
                    readonly messages?: readonly {
                        readonly content: string;
                        /** @enum {string} */
                        readonly role: "system" | "developer" | "user" | "assistant" | "tool";
                    }[];
                    readonly policy?: string;
                    /** @enum {string} */
                    readonly provenance?: "system" | "developer" | "user" | "tool" | "document" | "model";
                    readonly text?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly action: "allow" | "flag" | "redact" | "block";
                        readonly elapsedMs: number;
                        readonly policy: string;
                        readonly reasons: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            readonly explanation: string;
                            readonly guard: string;
                            readonly rule: string;
                            readonly score: number;
                            readonly spans: readonly {
                                readonly end: number;
                                readonly label?: string;
                                readonly path: string;
                                readonly start: number;
                            }[];
                        }[];
                        readonly score: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postHunt: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default 1000 */
                    readonly rowsMax?: number;
                    readonly sql: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly columns: readonly {
                            readonly name: string;
                            readonly type: string;
                        }[];
                        readonly elapsedMs: number;
                        readonly rows: readonly (readonly unknown[])[];
                        readonly truncated: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Problem"];
        };
    };
    readonly getIncidents: {
        readonly parameters: {
            readonly query?: {
                readonly assignee?: string;
                readonly cursor?: string;
                readonly entity?: string;
                readonly from?: string;
                readonly limit?: number;
                readonly q?: string;
                readonly severity?: ("unknown" | "informational" | "low" | "medium" | "high" | "critical") | readonly ("unknown" | "informational" | "low" | "medium" | "high" | "critical")[];
                readonly status?: ("new" | "in_progress" | "on_hold" | "resolved" | "closed") | readonly ("new" | "in_progress" | "on_hold" | "resolved" | "closed")[];
                readonly to?: string;
                readonly wing?: "protect" | "defend";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly assigneeId: string | null;
                            readonly createdMs: number;
                            readonly entities: readonly {
                                /** @enum {string} */
                                readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                                readonly name: string;
                            }[];
                            readonly eventCount: number;
                            readonly findingCount: number;
                            readonly firstSeenMs: number;
                            readonly id: string;
                            readonly lastSeenMs: number;
                            readonly number: number;
                            readonly resolution: ("true_positive" | "false_positive" | "benign" | "duplicate") | null;
                            /** @enum {string} */
                            readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                            /** @enum {string} */
                            readonly status: "new" | "in_progress" | "on_hold" | "resolved" | "closed";
                            readonly techniques: readonly {
                                /** @enum {string} */
                                readonly framework: "attack" | "atlas";
                                readonly id: string;
                                readonly name?: string;
                                readonly tactic?: string;
                            }[];
                            readonly title: string;
                            readonly updatedMs: number;
                            readonly wings: readonly ("protect" | "defend")[];
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getIncidentsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly {
                            readonly actorId: string | null;
                            readonly actorName: string | null;
                            readonly findingId: string | null;
                            readonly id: string;
                            readonly incidentId: string;
                            /** @enum {string} */
                            readonly kind: "opened" | "finding" | "status" | "severity" | "assignee" | "comment" | "delivery";
                            readonly text: string;
                            readonly timeMs: number;
                        }[];
                        readonly findings: readonly {
                            readonly author?: string;
                            readonly count: number;
                            readonly createdMs: number;
                            readonly dedupKey: string;
                            readonly description?: string;
                            readonly detector: string;
                            readonly detectorVersion: string;
                            readonly entities: readonly {
                                /** @enum {string} */
                                readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                                readonly name: string;
                            }[];
                            readonly evidence: {
                                readonly contributions?: readonly {
                                    readonly feature: string;
                                    readonly observed?: string;
                                    readonly usual?: string;
                                    readonly weight: number;
                                }[];
                                readonly eventIds: readonly string[];
                                readonly explanation?: string;
                                readonly fields?: readonly {
                                    readonly condition?: string;
                                    readonly field: string;
                                    readonly value: string;
                                }[];
                                readonly spans?: readonly {
                                    readonly end: number;
                                    readonly label?: string;
                                    readonly path: string;
                                    readonly start: number;
                                }[];
                            };
                            readonly falsePositives?: readonly string[];
                            readonly firstSeenMs: number;
                            readonly id: string;
                            readonly incidentId: string | null;
                            readonly lastSeenMs: number;
                            readonly references?: readonly string[];
                            readonly ruleId: string;
                            readonly score: number;
                            /** @enum {string} */
                            readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                            /** @enum {string} */
                            readonly status: "new" | "true_positive" | "false_positive" | "benign";
                            readonly techniques: readonly {
                                /** @enum {string} */
                                readonly framework: "attack" | "atlas";
                                readonly id: string;
                                readonly name?: string;
                                readonly tactic?: string;
                            }[];
                            readonly title: string;
                            /** @enum {string} */
                            readonly wing: "protect" | "defend";
                        }[];
                        readonly incident: {
                            readonly assigneeId: string | null;
                            readonly createdMs: number;
                            readonly entities: readonly {
                                /** @enum {string} */
                                readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                                readonly name: string;
                            }[];
                            readonly eventCount: number;
                            readonly findingCount: number;
                            readonly firstSeenMs: number;
                            readonly id: string;
                            readonly lastSeenMs: number;
                            readonly number: number;
                            readonly resolution: ("true_positive" | "false_positive" | "benign" | "duplicate") | null;
                            /** @enum {string} */
                            readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                            /** @enum {string} */
                            readonly status: "new" | "in_progress" | "on_hold" | "resolved" | "closed";
                            readonly techniques: readonly {
                                /** @enum {string} */
                                readonly framework: "attack" | "atlas";
                                readonly id: string;
                                readonly name?: string;
                                readonly tactic?: string;
                            }[];
                            readonly title: string;
                            readonly updatedMs: number;
                            readonly wings: readonly ("protect" | "defend")[];
                        };
                        readonly related: Record<string, never>;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly patchIncidentsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly assigneeId?: string | null;
                    readonly resolution?: ("true_positive" | "false_positive" | "benign" | "duplicate") | null;
                    /** @enum {string} */
                    readonly severity?: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                    /** @enum {string} */
                    readonly status?: "new" | "in_progress" | "on_hold" | "resolved" | "closed";
                    readonly title?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assigneeId: string | null;
                        readonly createdMs: number;
                        readonly entities: readonly {
                            /** @enum {string} */
                            readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                            readonly name: string;
                        }[];
                        readonly eventCount: number;
                        readonly findingCount: number;
                        readonly firstSeenMs: number;
                        readonly id: string;
                        readonly lastSeenMs: number;
                        readonly number: number;
                        readonly resolution: ("true_positive" | "false_positive" | "benign" | "duplicate") | null;
                        /** @enum {string} */
                        readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                        /** @enum {string} */
                        readonly status: "new" | "in_progress" | "on_hold" | "resolved" | "closed";
                        readonly techniques: readonly {
                            /** @enum {string} */
                            readonly framework: "attack" | "atlas";
                            readonly id: string;
                            readonly name?: string;
                            readonly tactic?: string;
                        }[];
                        readonly title: string;
                        readonly updatedMs: number;
                        readonly wings: readonly ("protect" | "defend")[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postIncidentsIdComments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly actorId: string | null;
                        readonly actorName: string | null;
                        readonly findingId: string | null;
                        readonly id: string;
                        readonly incidentId: string;
                        /** @enum {string} */
                        readonly kind: "opened" | "finding" | "status" | "severity" | "assignee" | "comment" | "delivery";
                        readonly text: string;
                        readonly timeMs: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getOutbox: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
                readonly state?: "pending" | "delivered" | "failed";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly attempts: number;
                            readonly createdMs: number;
                            readonly id: string;
                            readonly lastError: string | null;
                            readonly nextAttemptMs: number;
                            /** @enum {string} */
                            readonly state: "pending" | "delivered" | "failed";
                            readonly topic: string;
                            readonly webhookId: string;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getOverview: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly detectionQuality: {
                            readonly falsePositive: number;
                            readonly mttrMs: number | null;
                            readonly truePositive: number;
                        };
                        readonly health: readonly {
                            readonly detail: string;
                            readonly part: string;
                            /** @enum {string} */
                            readonly state: "ok" | "degraded" | "starting" | "failed";
                        }[];
                        readonly needsYou: readonly {
                            readonly href: string;
                            readonly kind: string;
                            /** @enum {string} */
                            readonly severity: "unknown" | "informational" | "low" | "medium" | "high" | "critical";
                            readonly timeMs: number;
                            readonly title: string;
                        }[];
                        readonly openIncidents: {
                            readonly [key: string]: number;
                        };
                        readonly previous: {
                            readonly blocked: number;
                            readonly calls: number;
                            readonly events: number;
                            readonly findings: number;
                            readonly tokens: number;
                        };
                        readonly topEntities: readonly {
                            readonly count: number;
                            /** @enum {string} */
                            readonly kind: "user" | "host" | "ip" | "process" | "file" | "service" | "cloud_account" | "api_token" | "model" | "route";
                            readonly name: string;
                        }[];
                        readonly totals: {
                            readonly blocked: number;
                            readonly calls: number;
                            readonly events: number;
                            readonly findings: number;
                            readonly tokens: number;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getPolicies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly abuse?: {
                                /** @default 60 */
                                readonly cooldownMinutes: number;
                                /** @default 0.001 */
                                readonly falseAlarmRate: number;
                                /** @default 0 */
                                readonly learningHours: number;
                                /**
                                 * @default observe
                                 * @enum {string}
                                 */
                                readonly mode: "observe" | "enforce";
                                /**
                                 * @default alert
                                 * @enum {string}
                                 */
                                readonly onAlarm: "alert" | "slow" | "round" | "deny";
                                /** @default 0.001 */
                                readonly rareShare: number;
                                /** @default 2000 */
                                readonly slowMs: number;
                            };
                            readonly answerSchema?: {
                                readonly [key: string]: unknown;
                            };
                            readonly builtIn: boolean;
                            readonly cache?: {
                                /**
                                 * @default token
                                 * @enum {string}
                                 */
                                readonly scope: "token" | "team";
                                readonly temperatureMax?: number;
                                /** @default false */
                                readonly tools: boolean;
                                readonly ttlSeconds: number;
                            };
                            readonly canary?: boolean;
                            readonly drift?: boolean;
                            readonly guards: readonly {
                                /** @enum {string} */
                                readonly action: "allow" | "flag" | "redact" | "block";
                                /**
                                 * @default [
                                 *       "input",
                                 *       "output"
                                 *     ]
                                 */
                                readonly directions: readonly ("input" | "output")[];
                                readonly falsePositiveRate?: number;
                                readonly guard: string;
                                /** @enum {string} */
                                readonly mode?: "mask" | "hash" | "tokenise";
                                /** @default 0.5 */
                                readonly threshold: number;
                            }[];
                            /** @default 2000 */
                            readonly guardTimeoutMs: number;
                            readonly marking?: {
                                /** @default true */
                                readonly metadata: boolean;
                                readonly notice?: string;
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                readonly position: "start" | "end";
                            };
                            /**
                             * @default [
                             *       "*"
                             *     ]
                             */
                            readonly models: readonly string[];
                            readonly name: string;
                            /** @enum {string} */
                            readonly onFiles?: "block" | "allow";
                            /**
                             * @default block
                             * @enum {string}
                             */
                            readonly onGuardError: "block" | "allow";
                            /** @enum {string} */
                            readonly onTokenArrays?: "block" | "allow";
                            readonly position: number;
                            readonly shadow?: boolean;
                            /** @default false */
                            readonly storeContent: boolean;
                            readonly tools?: {
                                /** @enum {string} */
                                readonly mode: "observe" | "enforce";
                                readonly rules?: {
                                    readonly [key: string]: unknown;
                                };
                            };
                            readonly upstreams?: readonly string[];
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getPoliciesName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly abuse?: {
                            /** @default 60 */
                            readonly cooldownMinutes: number;
                            /** @default 0.001 */
                            readonly falseAlarmRate: number;
                            /** @default 0 */
                            readonly learningHours: number;
                            /**
                             * @default observe
                             * @enum {string}
                             */
                            readonly mode: "observe" | "enforce";
                            /**
                             * @default alert
                             * @enum {string}
                             */
                            readonly onAlarm: "alert" | "slow" | "round" | "deny";
                            /** @default 0.001 */
                            readonly rareShare: number;
                            /** @default 2000 */
                            readonly slowMs: number;
                        };
                        readonly answerSchema?: {
                            readonly [key: string]: unknown;
                        };
                        readonly builtIn: boolean;
                        readonly cache?: {
                            /**
                             * @default token
                             * @enum {string}
                             */
                            readonly scope: "token" | "team";
                            readonly temperatureMax?: number;
                            /** @default false */
                            readonly tools: boolean;
                            readonly ttlSeconds: number;
                        };
                        readonly canary?: boolean;
                        readonly drift?: boolean;
                        readonly guards: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            /**
                             * @default [
                             *       "input",
                             *       "output"
                             *     ]
                             */
                            readonly directions: readonly ("input" | "output")[];
                            readonly falsePositiveRate?: number;
                            readonly guard: string;
                            /** @enum {string} */
                            readonly mode?: "mask" | "hash" | "tokenise";
                            /** @default 0.5 */
                            readonly threshold: number;
                        }[];
                        /** @default 2000 */
                        readonly guardTimeoutMs: number;
                        readonly marking?: {
                            /** @default true */
                            readonly metadata: boolean;
                            readonly notice?: string;
                            /**
                             * @default end
                             * @enum {string}
                             */
                            readonly position: "start" | "end";
                        };
                        /**
                         * @default [
                         *       "*"
                         *     ]
                         */
                        readonly models: readonly string[];
                        readonly name: string;
                        /** @enum {string} */
                        readonly onFiles?: "block" | "allow";
                        /**
                         * @default block
                         * @enum {string}
                         */
                        readonly onGuardError: "block" | "allow";
                        /** @enum {string} */
                        readonly onTokenArrays?: "block" | "allow";
                        readonly position: number;
                        readonly shadow?: boolean;
                        /** @default false */
                        readonly storeContent: boolean;
                        readonly tools?: {
                            /** @enum {string} */
                            readonly mode: "observe" | "enforce";
                            readonly rules?: {
                                readonly [key: string]: unknown;
                            };
                        };
                        readonly upstreams?: readonly string[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putPoliciesName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly abuse?: {
                        /** @default 60 */
                        readonly cooldownMinutes?: number;
                        /** @default 0.001 */
                        readonly falseAlarmRate?: number;
                        /** @default 0 */
                        readonly learningHours?: number;
                        /**
                         * @default observe
                         * @enum {string}
                         */
                        readonly mode?: "observe" | "enforce";
                        /**
                         * @default alert
                         * @enum {string}
                         */
                        readonly onAlarm?: "alert" | "slow" | "round" | "deny";
                        /** @default 0.001 */
                        readonly rareShare?: number;
                        /** @default 2000 */
                        readonly slowMs?: number;
                    };
                    readonly answerSchema?: {
                        readonly [key: string]: unknown;
                    };
                    readonly cache?: {
                        /**
                         * @default token
                         * @enum {string}
                         */
                        readonly scope?: "token" | "team";
                        readonly temperatureMax?: number;
                        /** @default false */
                        readonly tools?: boolean;
                        readonly ttlSeconds: number;
                    };
                    readonly canary?: boolean;
                    readonly drift?: boolean;
                    readonly guards: readonly {
                        /** @enum {string} */
                        readonly action: "allow" | "flag" | "redact" | "block";
                        /**
                         * @default [
                         *       "input",
                         *       "output"
                         *     ]
                         */
                        readonly directions?: readonly ("input" | "output")[];
                        readonly falsePositiveRate?: number;
                        readonly guard: string;
                        /** @enum {string} */
                        readonly mode?: "mask" | "hash" | "tokenise";
                        /** @default 0.5 */
                        readonly threshold?: number;
                    }[];
                    /** @default 2000 */
                    readonly guardTimeoutMs?: number;
                    readonly marking?: {
                        /** @default true */
                        readonly metadata?: boolean;
                        readonly notice?: string;
                        /**
                         * @default end
                         * @enum {string}
                         */
                        readonly position?: "start" | "end";
                    };
                    /**
                     * @default [
                     *       "*"
                     *     ]
                     */
                    readonly models?: readonly string[];
                    readonly name?: string;
                    /** @enum {string} */
                    readonly onFiles?: "block" | "allow";
                    /**
                     * @default block
                     * @enum {string}
                     */
                    readonly onGuardError?: "block" | "allow";
                    /** @enum {string} */
                    readonly onTokenArrays?: "block" | "allow";
                    readonly position?: number;
                    readonly shadow?: boolean;
                    /** @default false */
                    readonly storeContent?: boolean;
                    readonly tools?: {
                        /** @enum {string} */
                        readonly mode: "observe" | "enforce";
                        readonly rules?: {
                            readonly [key: string]: unknown;
                        };
                    };
                    readonly upstreams?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly abuse?: {
                            /** @default 60 */
                            readonly cooldownMinutes: number;
                            /** @default 0.001 */
                            readonly falseAlarmRate: number;
                            /** @default 0 */
                            readonly learningHours: number;
                            /**
                             * @default observe
                             * @enum {string}
                             */
                            readonly mode: "observe" | "enforce";
                            /**
                             * @default alert
                             * @enum {string}
                             */
                            readonly onAlarm: "alert" | "slow" | "round" | "deny";
                            /** @default 0.001 */
                            readonly rareShare: number;
                            /** @default 2000 */
                            readonly slowMs: number;
                        };
                        readonly answerSchema?: {
                            readonly [key: string]: unknown;
                        };
                        readonly builtIn: boolean;
                        readonly cache?: {
                            /**
                             * @default token
                             * @enum {string}
                             */
                            readonly scope: "token" | "team";
                            readonly temperatureMax?: number;
                            /** @default false */
                            readonly tools: boolean;
                            readonly ttlSeconds: number;
                        };
                        readonly canary?: boolean;
                        readonly drift?: boolean;
                        readonly guards: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            /**
                             * @default [
                             *       "input",
                             *       "output"
                             *     ]
                             */
                            readonly directions: readonly ("input" | "output")[];
                            readonly falsePositiveRate?: number;
                            readonly guard: string;
                            /** @enum {string} */
                            readonly mode?: "mask" | "hash" | "tokenise";
                            /** @default 0.5 */
                            readonly threshold: number;
                        }[];
                        /** @default 2000 */
                        readonly guardTimeoutMs: number;
                        readonly marking?: {
                            /** @default true */
                            readonly metadata: boolean;
                            readonly notice?: string;
                            /**
                             * @default end
                             * @enum {string}
                             */
                            readonly position: "start" | "end";
                        };
                        /**
                         * @default [
                         *       "*"
                         *     ]
                         */
                        readonly models: readonly string[];
                        readonly name: string;
                        /** @enum {string} */
                        readonly onFiles?: "block" | "allow";
                        /**
                         * @default block
                         * @enum {string}
                         */
                        readonly onGuardError: "block" | "allow";
                        /** @enum {string} */
                        readonly onTokenArrays?: "block" | "allow";
                        readonly position: number;
                        readonly shadow?: boolean;
                        /** @default false */
                        readonly storeContent: boolean;
                        readonly tools?: {
                            /** @enum {string} */
                            readonly mode: "observe" | "enforce";
                            readonly rules?: {
                                readonly [key: string]: unknown;
                            };
                        };
                        readonly upstreams?: readonly string[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deletePoliciesName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postPoliciesDryRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly cursor?: string;
                    readonly from?: string;
                    /** @default 200 */
                    readonly limit?: number;
                    readonly policy: {
                        readonly abuse?: {
                            /** @default 60 */
                            readonly cooldownMinutes?: number;
                            /** @default 0.001 */
                            readonly falseAlarmRate?: number;
                            /** @default 0 */
                            readonly learningHours?: number;
                            /**
                             * @default observe
                             * @enum {string}
                             */
                            readonly mode?: "observe" | "enforce";
                            /**
                             * @default alert
                             * @enum {string}
                             */
                            readonly onAlarm?: "alert" | "slow" | "round" | "deny";
                            /** @default 0.001 */
                            readonly rareShare?: number;
                            /** @default 2000 */
                            readonly slowMs?: number;
                        };
                        readonly answerSchema?: {
                            readonly [key: string]: unknown;
                        };
                        readonly cache?: {
                            /**
                             * @default token
                             * @enum {string}
                             */
                            readonly scope?: "token" | "team";
                            readonly temperatureMax?: number;
                            /** @default false */
                            readonly tools?: boolean;
                            readonly ttlSeconds: number;
                        };
                        readonly canary?: boolean;
                        readonly drift?: boolean;
                        readonly guards: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            /**
                             * @default [
                             *       "input",
                             *       "output"
                             *     ]
                             */
                            readonly directions?: readonly ("input" | "output")[];
                            readonly falsePositiveRate?: number;
                            readonly guard: string;
                            /** @enum {string} */
                            readonly mode?: "mask" | "hash" | "tokenise";
                            /** @default 0.5 */
                            readonly threshold?: number;
                        }[];
                        /** @default 2000 */
                        readonly guardTimeoutMs?: number;
                        readonly marking?: {
                            /** @default true */
                            readonly metadata?: boolean;
                            readonly notice?: string;
                            /**
                             * @default end
                             * @enum {string}
                             */
                            readonly position?: "start" | "end";
                        };
                        /**
                         * @default [
                         *       "*"
                         *     ]
                         */
                        readonly models?: readonly string[];
                        readonly name: string;
                        /** @enum {string} */
                        readonly onFiles?: "block" | "allow";
                        /**
                         * @default block
                         * @enum {string}
                         */
                        readonly onGuardError?: "block" | "allow";
                        /** @enum {string} */
                        readonly onTokenArrays?: "block" | "allow";
                        readonly shadow?: boolean;
                        /** @default false */
                        readonly storeContent?: boolean;
                        readonly tools?: {
                            /** @enum {string} */
                            readonly mode: "observe" | "enforce";
                            readonly rules?: {
                                readonly [key: string]: unknown;
                            };
                        };
                        readonly upstreams?: readonly string[];
                    };
                    readonly position?: number;
                    readonly replaces?: string;
                    readonly to?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly answersUnknown: number;
                        readonly changed: readonly {
                            /** @enum {string} */
                            readonly after: "allow" | "flag" | "redact" | "block";
                            /** @enum {string} */
                            readonly before: "allow" | "flag" | "redact" | "block";
                            readonly id: string;
                            readonly model: string;
                            readonly reasonsAfter: readonly {
                                /** @enum {string} */
                                readonly action: "allow" | "flag" | "redact" | "block";
                                readonly direction: string;
                                readonly explanation: string;
                                readonly guard: string;
                                readonly rule: string;
                                readonly score: number;
                            }[];
                            readonly reasonsBefore: readonly {
                                /** @enum {string} */
                                readonly action: "allow" | "flag" | "redact" | "block";
                                readonly direction: string;
                                readonly explanation: string;
                                readonly guard: string;
                                readonly rule: string;
                                readonly score: number;
                            }[];
                            readonly time: number;
                            readonly token: string;
                        }[];
                        readonly cut: number;
                        readonly elapsedMs: number;
                        readonly failed: number;
                        readonly looked: number;
                        readonly nextCursor: string | null;
                        readonly notStored: number;
                        readonly otherPolicy: number;
                        readonly replayed: number;
                        readonly rules: readonly {
                            readonly after: number;
                            readonly before: number;
                            readonly direction: string;
                            readonly guard: string;
                            readonly newlyBlocked: number;
                            readonly released: number;
                            readonly rule: string;
                        }[];
                        readonly transitions: readonly {
                            /** @enum {string} */
                            readonly after: "allow" | "flag" | "redact" | "block";
                            /** @enum {string} */
                            readonly before: "allow" | "flag" | "redact" | "block";
                            readonly count: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postPoliciesOrder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly names: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly abuse?: {
                                /** @default 60 */
                                readonly cooldownMinutes: number;
                                /** @default 0.001 */
                                readonly falseAlarmRate: number;
                                /** @default 0 */
                                readonly learningHours: number;
                                /**
                                 * @default observe
                                 * @enum {string}
                                 */
                                readonly mode: "observe" | "enforce";
                                /**
                                 * @default alert
                                 * @enum {string}
                                 */
                                readonly onAlarm: "alert" | "slow" | "round" | "deny";
                                /** @default 0.001 */
                                readonly rareShare: number;
                                /** @default 2000 */
                                readonly slowMs: number;
                            };
                            readonly answerSchema?: {
                                readonly [key: string]: unknown;
                            };
                            readonly builtIn: boolean;
                            readonly cache?: {
                                /**
                                 * @default token
                                 * @enum {string}
                                 */
                                readonly scope: "token" | "team";
                                readonly temperatureMax?: number;
                                /** @default false */
                                readonly tools: boolean;
                                readonly ttlSeconds: number;
                            };
                            readonly canary?: boolean;
                            readonly drift?: boolean;
                            readonly guards: readonly {
                                /** @enum {string} */
                                readonly action: "allow" | "flag" | "redact" | "block";
                                /**
                                 * @default [
                                 *       "input",
                                 *       "output"
                                 *     ]
                                 */
                                readonly directions: readonly ("input" | "output")[];
                                readonly falsePositiveRate?: number;
                                readonly guard: string;
                                /** @enum {string} */
                                readonly mode?: "mask" | "hash" | "tokenise";
                                /** @default 0.5 */
                                readonly threshold: number;
                            }[];
                            /** @default 2000 */
                            readonly guardTimeoutMs: number;
                            readonly marking?: {
                                /** @default true */
                                readonly metadata: boolean;
                                readonly notice?: string;
                                /**
                                 * @default end
                                 * @enum {string}
                                 */
                                readonly position: "start" | "end";
                            };
                            /**
                             * @default [
                             *       "*"
                             *     ]
                             */
                            readonly models: readonly string[];
                            readonly name: string;
                            /** @enum {string} */
                            readonly onFiles?: "block" | "allow";
                            /**
                             * @default block
                             * @enum {string}
                             */
                            readonly onGuardError: "block" | "allow";
                            /** @enum {string} */
                            readonly onTokenArrays?: "block" | "allow";
                            readonly position: number;
                            readonly shadow?: boolean;
                            /** @default false */
                            readonly storeContent: boolean;
                            readonly tools?: {
                                /** @enum {string} */
                                readonly mode: "observe" | "enforce";
                                readonly rules?: {
                                    readonly [key: string]: unknown;
                                };
                            };
                            readonly upstreams?: readonly string[];
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getPrices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly cachedInput?: number;
                            readonly contextTokens?: number;
                            /** @default 0 */
                            readonly fromMs: number;
                            readonly input: number;
                            readonly model: string;
                            readonly output: number;
                            readonly pictureTokens?: number;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putPrices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly cachedInput?: number;
                    readonly contextTokens?: number;
                    /** @default 0 */
                    readonly fromMs?: number;
                    readonly input: number;
                    readonly model: string;
                    readonly output: number;
                    readonly pictureTokens?: number;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly cachedInput?: number;
                        readonly contextTokens?: number;
                        /** @default 0 */
                        readonly fromMs: number;
                        readonly input: number;
                        readonly model: string;
                        readonly output: number;
                        readonly pictureTokens?: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deletePrices: {
        readonly parameters: {
            readonly query: {
                readonly fromMs?: number;
                readonly model: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRedteamReports: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly attacks: number;
                            readonly bytes: number;
                            readonly createdBy: string;
                            readonly createdMs: number;
                            readonly finishedMs: number;
                            readonly id: string;
                            readonly inconclusive: number;
                            readonly model: string;
                            readonly status: string;
                            readonly succeeded: number;
                            readonly suite: string;
                            readonly target: string;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postRedteamReports: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly changes?: readonly {
                        readonly after: string;
                        readonly before: string;
                        readonly family: string;
                        readonly id: string;
                        readonly technique: string;
                    }[];
                    readonly results: readonly {
                        readonly answer: {
                            readonly reasoning: string;
                            readonly text: string;
                            readonly tool: string;
                        };
                        readonly detail: string;
                        readonly evidence?: {
                            readonly end: number;
                            readonly form: string;
                            readonly start: number;
                            /** @enum {string} */
                            readonly where: "text" | "reasoning" | "tool";
                        };
                        readonly exchanges: readonly {
                            readonly isCut: boolean;
                            readonly ms: number;
                            readonly reply: string;
                            readonly request: string;
                            readonly status: number;
                        }[];
                        readonly ms: number;
                        /** @enum {string} */
                        readonly outcome: "succeeded" | "resisted" | "blocked" | "inconclusive" | "served" | "refused";
                        readonly probe: {
                            readonly expect: {
                                /** @constant */
                                readonly kind: "phrase";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly kind: "planted";
                                readonly values: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "tool";
                                readonly name: string;
                                readonly values?: readonly string[];
                            } | {
                                readonly host: string;
                                /** @constant */
                                readonly kind: "link";
                                readonly values: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "runaway";
                                readonly outputTokensMin: number;
                            } | {
                                /** @constant */
                                readonly kind: "served";
                            };
                            /** @enum {string} */
                            readonly family: "direct-injection" | "jailbreak" | "obfuscation" | "indirect-document" | "indirect-email" | "indirect-table" | "indirect-code" | "indirect-tool" | "indirect-rag" | "exfiltration-markup" | "exfiltration-tool" | "system-prompt" | "tool-abuse" | "data-leakage" | "multi-turn" | "refusal-suppression" | "denial-of-wallet" | "control";
                            readonly id: string;
                            readonly maxTokens: number;
                            readonly payload: string;
                            readonly seed: number;
                            readonly system: string;
                            readonly technique: string;
                            readonly toolResults: {
                                readonly [key: string]: string;
                            };
                            readonly tools: readonly {
                                readonly description: string;
                                readonly name: string;
                                readonly parameters: {
                                    readonly [key: string]: unknown;
                                };
                            }[];
                            readonly transforms: readonly string[];
                            readonly turns: readonly (readonly ({
                                readonly content: string;
                                /** @constant */
                                readonly role: "user";
                            } | {
                                readonly content: string;
                                /** @constant */
                                readonly role: "assistant";
                                readonly toolCalls?: readonly {
                                    readonly arguments: string;
                                    readonly id: string;
                                    readonly name: string;
                                }[];
                            } | {
                                readonly content: string;
                                readonly name: string;
                                /** @constant */
                                readonly role: "tool";
                                readonly toolCallId: string;
                            })[])[];
                        };
                    }[];
                    readonly run: {
                        /** @enum {string} */
                        readonly api: "openai" | "anthropic";
                        readonly finishedMs: number;
                        readonly isStream: boolean;
                        readonly model: string;
                        readonly probesPlanned: number;
                        readonly requests: number;
                        readonly seed: number;
                        readonly startedMs: number;
                        /** @enum {string} */
                        readonly stop: "complete" | "interrupted" | "request-limit" | "no-answers";
                        readonly suite: string;
                        readonly target: string;
                        readonly version: string;
                    };
                    /** @constant */
                    readonly schema: "bartizan.redteam.report/1";
                    readonly summary: {
                        readonly atlas: readonly {
                            readonly blocked: number;
                            readonly id: string;
                            readonly inconclusive: number;
                            readonly probes: number;
                            readonly resisted: number;
                            readonly succeeded: number;
                            readonly success: {
                                readonly high: number;
                                readonly low: number;
                                readonly rate: number;
                            } | null;
                            readonly title: string;
                        }[];
                        readonly control: {
                            readonly blocked: number;
                            readonly inconclusive: number;
                            readonly overRefusal: {
                                readonly high: number;
                                readonly low: number;
                                readonly rate: number;
                            } | null;
                            readonly probes: number;
                            readonly refused: number;
                            readonly served: number;
                        };
                        readonly families: readonly {
                            readonly blocked: number;
                            readonly id: string;
                            readonly inconclusive: number;
                            readonly probes: number;
                            readonly resisted: number;
                            readonly succeeded: number;
                            readonly success: {
                                readonly high: number;
                                readonly low: number;
                                readonly rate: number;
                            } | null;
                            readonly title: string;
                        }[];
                        readonly owasp: readonly {
                            readonly blocked: number;
                            readonly id: string;
                            readonly inconclusive: number;
                            readonly probes: number;
                            readonly resisted: number;
                            readonly succeeded: number;
                            readonly success: {
                                readonly high: number;
                                readonly low: number;
                                readonly rate: number;
                            } | null;
                            readonly title: string;
                        }[];
                        readonly total: {
                            readonly blocked: number;
                            readonly id: string;
                            readonly inconclusive: number;
                            readonly probes: number;
                            readonly resisted: number;
                            readonly succeeded: number;
                            readonly success: {
                                readonly high: number;
                                readonly low: number;
                                readonly rate: number;
                            } | null;
                            readonly title: string;
                        };
                    };
                    readonly thresholds: {
                        readonly failAbove: number;
                        readonly inconclusiveMax: number;
                        readonly overRefusalMax: number | null;
                    };
                    readonly verdict: {
                        readonly headline: string;
                        readonly remarks: readonly string[];
                        /** @enum {string} */
                        readonly status: "pass" | "fail" | "inconclusive";
                    };
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly attacks: number;
                        readonly bytes: number;
                        readonly createdBy: string;
                        readonly createdMs: number;
                        readonly finishedMs: number;
                        readonly id: string;
                        readonly inconclusive: number;
                        readonly model: string;
                        readonly status: string;
                        readonly succeeded: number;
                        readonly suite: string;
                        readonly target: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRedteamReportsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changes?: readonly {
                            readonly after: string;
                            readonly before: string;
                            readonly family: string;
                            readonly id: string;
                            readonly technique: string;
                        }[];
                        readonly families: readonly {
                            readonly atlas: readonly string[];
                            readonly id: string;
                            readonly isControl: boolean;
                            readonly meaning: string;
                            readonly owasp: readonly string[];
                            readonly remedy: string;
                            readonly title: string;
                        }[];
                        readonly info: {
                            readonly attacks: number;
                            readonly bytes: number;
                            readonly createdBy: string;
                            readonly createdMs: number;
                            readonly finishedMs: number;
                            readonly id: string;
                            readonly inconclusive: number;
                            readonly model: string;
                            readonly status: string;
                            readonly succeeded: number;
                            readonly suite: string;
                            readonly target: string;
                        };
                        readonly results: readonly {
                            readonly answer: string;
                            readonly detail: string;
                            readonly family: string;
                            readonly id: string;
                            readonly outcome: string;
                            readonly payload: string;
                            readonly technique: string;
                            readonly transforms: readonly string[];
                        }[];
                        readonly run: {
                            /** @enum {string} */
                            readonly api: "openai" | "anthropic";
                            readonly finishedMs: number;
                            readonly isStream: boolean;
                            readonly model: string;
                            readonly probesPlanned: number;
                            readonly requests: number;
                            readonly seed: number;
                            readonly startedMs: number;
                            /** @enum {string} */
                            readonly stop: "complete" | "interrupted" | "request-limit" | "no-answers";
                            readonly suite: string;
                            readonly target: string;
                            readonly version: string;
                        };
                        readonly summary: {
                            readonly atlas: readonly {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            }[];
                            readonly control: {
                                readonly blocked: number;
                                readonly inconclusive: number;
                                readonly overRefusal: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly probes: number;
                                readonly refused: number;
                                readonly served: number;
                            };
                            readonly families: readonly {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            }[];
                            readonly owasp: readonly {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            }[];
                            readonly total: {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            };
                        };
                        readonly thresholds: {
                            readonly failAbove: number;
                            readonly inconclusiveMax: number;
                            readonly overRefusalMax: number | null;
                        };
                        readonly verdict: {
                            readonly headline: string;
                            readonly remarks: readonly string[];
                            /** @enum {string} */
                            readonly status: "pass" | "fail" | "inconclusive";
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteRedteamReportsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRedteamReportsIdCases: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly found: {
                                readonly detail: string;
                                readonly model: string;
                                readonly target: string;
                                readonly timeMs: number;
                            };
                            readonly probe: {
                                readonly expect: {
                                    /** @constant */
                                    readonly kind: "phrase";
                                    readonly value: string;
                                } | {
                                    /** @constant */
                                    readonly kind: "planted";
                                    readonly values: readonly string[];
                                } | {
                                    /** @constant */
                                    readonly kind: "tool";
                                    readonly name: string;
                                    readonly values?: readonly string[];
                                } | {
                                    readonly host: string;
                                    /** @constant */
                                    readonly kind: "link";
                                    readonly values: readonly string[];
                                } | {
                                    /** @constant */
                                    readonly kind: "runaway";
                                    readonly outputTokensMin: number;
                                } | {
                                    /** @constant */
                                    readonly kind: "served";
                                };
                                /** @enum {string} */
                                readonly family: "direct-injection" | "jailbreak" | "obfuscation" | "indirect-document" | "indirect-email" | "indirect-table" | "indirect-code" | "indirect-tool" | "indirect-rag" | "exfiltration-markup" | "exfiltration-tool" | "system-prompt" | "tool-abuse" | "data-leakage" | "multi-turn" | "refusal-suppression" | "denial-of-wallet" | "control";
                                readonly id: string;
                                readonly maxTokens: number;
                                readonly payload: string;
                                readonly seed: number;
                                readonly system: string;
                                readonly technique: string;
                                readonly toolResults: {
                                    readonly [key: string]: string;
                                };
                                readonly tools: readonly {
                                    readonly description: string;
                                    readonly name: string;
                                    readonly parameters: {
                                        readonly [key: string]: unknown;
                                    };
                                }[];
                                readonly transforms: readonly string[];
                                readonly turns: readonly (readonly ({
                                    readonly content: string;
                                    /** @constant */
                                    readonly role: "user";
                                } | {
                                    readonly content: string;
                                    /** @constant */
                                    readonly role: "assistant";
                                    readonly toolCalls?: readonly {
                                        readonly arguments: string;
                                        readonly id: string;
                                        readonly name: string;
                                    }[];
                                } | {
                                    readonly content: string;
                                    readonly name: string;
                                    /** @constant */
                                    readonly role: "tool";
                                    readonly toolCallId: string;
                                })[])[];
                            };
                            /** @constant */
                            readonly schema: "bartizan.redteam.case/1";
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRedteamReportsIdReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changes?: readonly {
                            readonly after: string;
                            readonly before: string;
                            readonly family: string;
                            readonly id: string;
                            readonly technique: string;
                        }[];
                        readonly results: readonly {
                            readonly answer: {
                                readonly reasoning: string;
                                readonly text: string;
                                readonly tool: string;
                            };
                            readonly detail: string;
                            readonly evidence?: {
                                readonly end: number;
                                readonly form: string;
                                readonly start: number;
                                /** @enum {string} */
                                readonly where: "text" | "reasoning" | "tool";
                            };
                            readonly exchanges: readonly {
                                readonly isCut: boolean;
                                readonly ms: number;
                                readonly reply: string;
                                readonly request: string;
                                readonly status: number;
                            }[];
                            readonly ms: number;
                            /** @enum {string} */
                            readonly outcome: "succeeded" | "resisted" | "blocked" | "inconclusive" | "served" | "refused";
                            readonly probe: {
                                readonly expect: {
                                    /** @constant */
                                    readonly kind: "phrase";
                                    readonly value: string;
                                } | {
                                    /** @constant */
                                    readonly kind: "planted";
                                    readonly values: readonly string[];
                                } | {
                                    /** @constant */
                                    readonly kind: "tool";
                                    readonly name: string;
                                    readonly values?: readonly string[];
                                } | {
                                    readonly host: string;
                                    /** @constant */
                                    readonly kind: "link";
                                    readonly values: readonly string[];
                                } | {
                                    /** @constant */
                                    readonly kind: "runaway";
                                    readonly outputTokensMin: number;
                                } | {
                                    /** @constant */
                                    readonly kind: "served";
                                };
                                /** @enum {string} */
                                readonly family: "direct-injection" | "jailbreak" | "obfuscation" | "indirect-document" | "indirect-email" | "indirect-table" | "indirect-code" | "indirect-tool" | "indirect-rag" | "exfiltration-markup" | "exfiltration-tool" | "system-prompt" | "tool-abuse" | "data-leakage" | "multi-turn" | "refusal-suppression" | "denial-of-wallet" | "control";
                                readonly id: string;
                                readonly maxTokens: number;
                                readonly payload: string;
                                readonly seed: number;
                                readonly system: string;
                                readonly technique: string;
                                readonly toolResults: {
                                    readonly [key: string]: string;
                                };
                                readonly tools: readonly {
                                    readonly description: string;
                                    readonly name: string;
                                    readonly parameters: {
                                        readonly [key: string]: unknown;
                                    };
                                }[];
                                readonly transforms: readonly string[];
                                readonly turns: readonly (readonly ({
                                    readonly content: string;
                                    /** @constant */
                                    readonly role: "user";
                                } | {
                                    readonly content: string;
                                    /** @constant */
                                    readonly role: "assistant";
                                    readonly toolCalls?: readonly {
                                        readonly arguments: string;
                                        readonly id: string;
                                        readonly name: string;
                                    }[];
                                } | {
                                    readonly content: string;
                                    readonly name: string;
                                    /** @constant */
                                    readonly role: "tool";
                                    readonly toolCallId: string;
                                })[])[];
                            };
                        }[];
                        readonly run: {
                            /** @enum {string} */
                            readonly api: "openai" | "anthropic";
                            readonly finishedMs: number;
                            readonly isStream: boolean;
                            readonly model: string;
                            readonly probesPlanned: number;
                            readonly requests: number;
                            readonly seed: number;
                            readonly startedMs: number;
                            /** @enum {string} */
                            readonly stop: "complete" | "interrupted" | "request-limit" | "no-answers";
                            readonly suite: string;
                            readonly target: string;
                            readonly version: string;
                        };
                        /** @constant */
                        readonly schema: "bartizan.redteam.report/1";
                        readonly summary: {
                            readonly atlas: readonly {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            }[];
                            readonly control: {
                                readonly blocked: number;
                                readonly inconclusive: number;
                                readonly overRefusal: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly probes: number;
                                readonly refused: number;
                                readonly served: number;
                            };
                            readonly families: readonly {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            }[];
                            readonly owasp: readonly {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            }[];
                            readonly total: {
                                readonly blocked: number;
                                readonly id: string;
                                readonly inconclusive: number;
                                readonly probes: number;
                                readonly resisted: number;
                                readonly succeeded: number;
                                readonly success: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly rate: number;
                                } | null;
                                readonly title: string;
                            };
                        };
                        readonly thresholds: {
                            readonly failAbove: number;
                            readonly inconclusiveMax: number;
                            readonly overRefusalMax: number | null;
                        };
                        readonly verdict: {
                            readonly headline: string;
                            readonly remarks: readonly string[];
                            /** @enum {string} */
                            readonly status: "pass" | "fail" | "inconclusive";
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRedteamReportsIdResultsProbe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly probe: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly answer: {
                            readonly reasoning: string;
                            readonly text: string;
                            readonly tool: string;
                        };
                        readonly detail: string;
                        readonly evidence?: {
                            readonly end: number;
                            readonly form: string;
                            readonly start: number;
                            /** @enum {string} */
                            readonly where: "text" | "reasoning" | "tool";
                        };
                        readonly exchanges: readonly {
                            readonly isCut: boolean;
                            readonly ms: number;
                            readonly reply: string;
                            readonly request: string;
                            readonly status: number;
                        }[];
                        readonly ms: number;
                        /** @enum {string} */
                        readonly outcome: "succeeded" | "resisted" | "blocked" | "inconclusive" | "served" | "refused";
                        readonly probe: {
                            readonly expect: {
                                /** @constant */
                                readonly kind: "phrase";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly kind: "planted";
                                readonly values: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "tool";
                                readonly name: string;
                                readonly values?: readonly string[];
                            } | {
                                readonly host: string;
                                /** @constant */
                                readonly kind: "link";
                                readonly values: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "runaway";
                                readonly outputTokensMin: number;
                            } | {
                                /** @constant */
                                readonly kind: "served";
                            };
                            /** @enum {string} */
                            readonly family: "direct-injection" | "jailbreak" | "obfuscation" | "indirect-document" | "indirect-email" | "indirect-table" | "indirect-code" | "indirect-tool" | "indirect-rag" | "exfiltration-markup" | "exfiltration-tool" | "system-prompt" | "tool-abuse" | "data-leakage" | "multi-turn" | "refusal-suppression" | "denial-of-wallet" | "control";
                            readonly id: string;
                            readonly maxTokens: number;
                            readonly payload: string;
                            readonly seed: number;
                            readonly system: string;
                            readonly technique: string;
                            readonly toolResults: {
                                readonly [key: string]: string;
                            };
                            readonly tools: readonly {
                                readonly description: string;
                                readonly name: string;
                                readonly parameters: {
                                    readonly [key: string]: unknown;
                                };
                            }[];
                            readonly transforms: readonly string[];
                            readonly turns: readonly (readonly ({
                                readonly content: string;
                                /** @constant */
                                readonly role: "user";
                            } | {
                                readonly content: string;
                                /** @constant */
                                readonly role: "assistant";
                                readonly toolCalls?: readonly {
                                    readonly arguments: string;
                                    readonly id: string;
                                    readonly name: string;
                                }[];
                            } | {
                                readonly content: string;
                                readonly name: string;
                                /** @constant */
                                readonly role: "tool";
                                readonly toolCallId: string;
                            })[])[];
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRules: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly enabled?: "true" | "false";
                readonly limit?: number;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly author: string | null;
                            readonly detector: string;
                            readonly enabled: boolean;
                            readonly file: string | null;
                            readonly hits24h: number;
                            readonly id: string;
                            readonly lastHitMs: number | null;
                            readonly level: string;
                            readonly logsource: {
                                readonly [key: string]: string;
                            };
                            readonly reason: string | null;
                            readonly techniques: readonly {
                                /** @enum {string} */
                                readonly framework: "attack" | "atlas";
                                readonly id: string;
                                readonly name?: string;
                                readonly tactic?: string;
                            }[];
                            readonly title: string;
                        }[];
                        readonly nextCursor: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putRulesId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly enabled: boolean;
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly author: string | null;
                        readonly detector: string;
                        readonly enabled: boolean;
                        readonly file: string | null;
                        readonly hits24h: number;
                        readonly id: string;
                        readonly lastHitMs: number | null;
                        readonly level: string;
                        readonly logsource: {
                            readonly [key: string]: string;
                        };
                        readonly reason: string | null;
                        readonly techniques: readonly {
                            /** @enum {string} */
                            readonly framework: "attack" | "atlas";
                            readonly id: string;
                            readonly name?: string;
                            readonly tactic?: string;
                        }[];
                        readonly title: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getRulesProblems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly file: string;
                            readonly kind: string;
                            readonly reason: string;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postSeal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default false */
                    readonly today?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly sealed: readonly {
                            readonly bytes: number;
                            readonly day: string;
                            readonly events: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getSegments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly bytes: number;
                            readonly day: string;
                            readonly events: number;
                            readonly fromMs: number | null;
                            /** @enum {string} */
                            readonly state: "open" | "sealed";
                            readonly toMs: number | null;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postSegmentsDaySeal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly day: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly bytes: number;
                        readonly day: string;
                        readonly events: number;
                        readonly fromMs: number | null;
                        /** @enum {string} */
                        readonly state: "open" | "sealed";
                        readonly toMs: number | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly account: {
                            readonly email: string;
                            readonly id: string;
                            readonly name: string;
                            /** @enum {string} */
                            readonly role: "owner" | "analyst";
                        };
                        readonly csrfToken: string;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly email: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly account: {
                            readonly email: string;
                            readonly id: string;
                            readonly name: string;
                            /** @enum {string} */
                            readonly role: "owner" | "analyst";
                        };
                        readonly csrfToken: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getSetup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly needed: boolean;
                    };
                };
            };
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postSetup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly email: string;
                    readonly name?: string;
                    readonly password: string;
                    readonly setupToken: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly account: {
                            readonly email: string;
                            readonly id: string;
                            readonly name: string;
                            /** @enum {string} */
                            readonly role: "owner" | "analyst";
                        };
                        readonly csrfToken: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postSetupLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly token: string | null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postSetupOwner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly email: string;
                    readonly name?: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly email: string;
                        readonly id: string;
                        readonly name: string;
                        /** @enum {string} */
                        readonly role: "owner" | "analyst";
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getSources: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly deadLetters: number;
                            readonly events: number;
                            readonly lastSeenMs: number | null;
                            readonly source: string;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getSpend: {
        readonly parameters: {
            readonly query?: {
                readonly buckets?: number;
                readonly by?: "team" | "token" | "model" | "upstream" | "policy";
                readonly from?: string;
                readonly groups?: number;
                readonly model?: string;
                readonly policy?: string;
                readonly team?: string;
                readonly to?: string;
                readonly token?: string;
                readonly upstream?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly bucketMs: number;
                        readonly groups: readonly {
                            readonly calls: number;
                            readonly costMicros: number;
                            readonly id: string;
                            readonly inputTokens: number;
                            readonly name: string;
                            readonly outputTokens: number;
                            readonly series: readonly {
                                readonly calls: number;
                                readonly costMicros: number;
                                readonly inputTokens: number;
                                readonly outputTokens: number;
                                readonly t: number;
                            }[];
                        }[];
                        readonly series: readonly {
                            readonly calls: number;
                            readonly costMicros: number;
                            readonly inputTokens: number;
                            readonly outputTokens: number;
                            readonly t: number;
                        }[];
                        readonly totals: {
                            readonly calls: number;
                            readonly costMicros: number;
                            readonly inputTokens: number;
                            readonly outputTokens: number;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly days: {
                            readonly open: number;
                            readonly sealed: number;
                        };
                        readonly events: {
                            readonly accepted: number;
                            readonly deadLettered: number;
                            readonly pending: number;
                            readonly processed: number;
                        };
                        readonly openIncidents: {
                            readonly [key: string]: number;
                        };
                        readonly rules: {
                            readonly loaded: number;
                            readonly problems: number;
                            /** @enum {string} */
                            readonly state: "loaded" | "failed";
                        };
                        readonly version: string;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getTeams: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly limits?: {
                                readonly concurrentCalls?: number;
                                readonly requestsPerMinute?: number;
                                readonly tokensPerMinute?: number;
                            };
                            readonly models?: readonly string[];
                            readonly name: string;
                            readonly tokens: number;
                        }[];
                        readonly nextCursor: string | null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putTeamsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly limits?: {
                        readonly concurrentCalls?: number;
                        readonly requestsPerMinute?: number;
                        readonly tokensPerMinute?: number;
                    };
                    readonly models?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly limits?: {
                            readonly concurrentCalls?: number;
                            readonly requestsPerMinute?: number;
                            readonly tokensPerMinute?: number;
                        };
                        readonly models?: readonly string[];
                        readonly name: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteTeamsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly createdBy: string;
                            readonly createdMs: number;
                            readonly expiresMs: number | null;
                            readonly gateway: {
                                readonly limits?: {
                                    readonly concurrentCalls?: number;
                                    readonly requestsPerMinute?: number;
                                    readonly tokensPerMinute?: number;
                                };
                                readonly models?: readonly string[];
                                readonly team?: string;
                                readonly upstreams?: readonly string[];
                            };
                            readonly id: string;
                            readonly lastUsedMs: number | null;
                            readonly name: string;
                            readonly prefix: string;
                            readonly revokedMs: number | null;
                            readonly scopes: readonly ("ingest" | "gateway" | "read" | "admin")[];
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly expiresInDays?: number;
                    readonly limits?: {
                        readonly concurrentCalls?: number;
                        readonly requestsPerMinute?: number;
                        readonly tokensPerMinute?: number;
                    };
                    readonly models?: readonly string[];
                    readonly name: string;
                    readonly scopes: readonly ("ingest" | "gateway" | "read" | "admin")[];
                    readonly team?: string;
                    readonly upstreams?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly record: {
                            readonly createdBy: string;
                            readonly createdMs: number;
                            readonly expiresMs: number | null;
                            readonly gateway: {
                                readonly limits?: {
                                    readonly concurrentCalls?: number;
                                    readonly requestsPerMinute?: number;
                                    readonly tokensPerMinute?: number;
                                };
                                readonly models?: readonly string[];
                                readonly team?: string;
                                readonly upstreams?: readonly string[];
                            };
                            readonly id: string;
                            readonly lastUsedMs: number | null;
                            readonly name: string;
                            readonly prefix: string;
                            readonly revokedMs: number | null;
                            readonly scopes: readonly ("ingest" | "gateway" | "read" | "admin")[];
                        };
                        readonly token: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteTokensId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putTokensIdGateway: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly limits?: {
                        readonly concurrentCalls?: number;
                        readonly requestsPerMinute?: number;
                        readonly tokensPerMinute?: number;
                    };
                    readonly models?: readonly string[];
                    readonly team?: string;
                    readonly upstreams?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly createdBy: string;
                        readonly createdMs: number;
                        readonly expiresMs: number | null;
                        readonly gateway: {
                            readonly limits?: {
                                readonly concurrentCalls?: number;
                                readonly requestsPerMinute?: number;
                                readonly tokensPerMinute?: number;
                            };
                            readonly models?: readonly string[];
                            readonly team?: string;
                            readonly upstreams?: readonly string[];
                        };
                        readonly id: string;
                        readonly lastUsedMs: number | null;
                        readonly name: string;
                        readonly prefix: string;
                        readonly revokedMs: number | null;
                        readonly scopes: readonly ("ingest" | "gateway" | "read" | "admin")[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getTraffic: {
        readonly parameters: {
            readonly query?: {
                readonly action?: "allow" | "flag" | "redact" | "block" | "refuse";
                readonly cursor?: string;
                readonly from?: string;
                readonly guard?: string;
                readonly limit?: number;
                readonly model?: string;
                readonly policy?: string;
                readonly q?: string;
                readonly rule?: string;
                readonly status?: string;
                readonly team?: string;
                readonly to?: string;
                readonly token?: string;
                readonly upstream?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly answerSketch?: {
                                readonly refusal: boolean;
                                readonly script: string;
                                readonly units: number;
                                readonly words: readonly number[];
                            };
                            readonly attempts?: readonly {
                                readonly outcome: string;
                                readonly upstream: string;
                            }[];
                            readonly budgets?: readonly {
                                readonly name: string;
                                /** @constant */
                                readonly refused?: true;
                                readonly reserved: number;
                                readonly used: number;
                            }[];
                            readonly bytes: {
                                readonly request: number;
                                readonly response: number;
                            };
                            /** @enum {string} */
                            readonly cache?: "hit" | "miss";
                            readonly client: {
                                readonly ip: string;
                            };
                            readonly content?: {
                                readonly forwarded?: string;
                                readonly request: string;
                                readonly response?: string;
                            };
                            readonly costMicros?: number;
                            readonly error: string | null;
                            readonly eventId: string;
                            readonly finishReason: string | null;
                            readonly id: string;
                            /** @default true */
                            readonly inspected: boolean;
                            readonly latency: {
                                readonly firstByteMs: number | null;
                                readonly guardsMs: number;
                                readonly totalMs: number;
                                readonly upstreamMs: number | null;
                            };
                            readonly marking?: {
                                /** @constant */
                                readonly digitalSourceType: "trainedAlgorithmicMedia";
                                readonly notice: boolean;
                            };
                            readonly model: string | null;
                            /** @enum {string} */
                            readonly operation: "chat.completions" | "responses" | "messages" | "embeddings" | "models" | "completions" | "generate_content" | "chat" | "generate" | "files" | "batches" | "unknown";
                            readonly policy: string;
                            readonly responseModel: string | null;
                            readonly status: number;
                            readonly stream: boolean;
                            readonly team?: string;
                            readonly time: number;
                            readonly token: {
                                readonly id: string;
                                readonly name: string;
                            };
                            /** @constant */
                            readonly type: "gateway.call";
                            readonly uninspected?: readonly {
                                readonly kind: string;
                                readonly path: string;
                            }[];
                            readonly upstream: string | null;
                            readonly upstreamStatus: number | null;
                            readonly usage: {
                                readonly inputTokens: number | null;
                                readonly outputTokens: number | null;
                                readonly totalTokens: number | null;
                            };
                            readonly verdict: {
                                /** @enum {string} */
                                readonly action: "allow" | "flag" | "redact" | "block";
                                readonly reasons: readonly {
                                    /** @enum {string} */
                                    readonly action: "allow" | "flag" | "redact" | "block";
                                    /** @enum {string} */
                                    readonly direction: "input" | "output";
                                    readonly explanation: string;
                                    readonly guard: string;
                                    /** @enum {string} */
                                    readonly intended?: "allow" | "flag" | "redact" | "block";
                                    readonly rule: string;
                                    readonly score: number;
                                    readonly spans: readonly {
                                        readonly end: number;
                                        readonly label?: string;
                                        readonly path: string;
                                        readonly start: number;
                                    }[];
                                }[];
                                readonly score: number;
                            };
                        }[];
                        readonly nextCursor: string | null;
                        readonly partial: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getTrafficId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly answerSketch?: {
                            readonly refusal: boolean;
                            readonly script: string;
                            readonly units: number;
                            readonly words: readonly number[];
                        };
                        readonly attempts?: readonly {
                            readonly outcome: string;
                            readonly upstream: string;
                        }[];
                        readonly budgets?: readonly {
                            readonly name: string;
                            /** @constant */
                            readonly refused?: true;
                            readonly reserved: number;
                            readonly used: number;
                        }[];
                        readonly bytes: {
                            readonly request: number;
                            readonly response: number;
                        };
                        /** @enum {string} */
                        readonly cache?: "hit" | "miss";
                        readonly client: {
                            readonly ip: string;
                        };
                        readonly content?: {
                            readonly forwarded?: string;
                            readonly request: string;
                            readonly response?: string;
                        };
                        readonly conversation: {
                            readonly forwarded: {
                                readonly isWhole: boolean;
                                readonly segments: readonly {
                                    readonly path: string;
                                    /** @enum {string} */
                                    readonly provenance: "system" | "developer" | "user" | "tool" | "document" | "model";
                                    readonly text: string;
                                }[];
                            } | null;
                            readonly request: {
                                readonly isWhole: boolean;
                                readonly segments: readonly {
                                    readonly path: string;
                                    /** @enum {string} */
                                    readonly provenance: "system" | "developer" | "user" | "tool" | "document" | "model";
                                    readonly text: string;
                                }[];
                            };
                            readonly response: {
                                readonly isWhole: boolean;
                                readonly segments: readonly {
                                    readonly path: string;
                                    /** @enum {string} */
                                    readonly provenance: "system" | "developer" | "user" | "tool" | "document" | "model";
                                    readonly text: string;
                                }[];
                            } | null;
                        } | null;
                        readonly costMicros?: number;
                        readonly error: string | null;
                        readonly eventId: string;
                        readonly feedback: readonly {
                            readonly callId: string;
                            readonly callTimeMs: number;
                            readonly createdBy: string;
                            readonly createdByName: string;
                            readonly createdMs: number;
                            readonly guard: string;
                            /** @enum {string} */
                            readonly kind: "false_positive" | "false_negative" | "correct";
                            readonly model: string;
                            readonly note: string;
                            readonly policy: string;
                            readonly rule: string;
                        }[];
                        readonly finishReason: string | null;
                        readonly id: string;
                        /** @default true */
                        readonly inspected: boolean;
                        readonly latency: {
                            readonly firstByteMs: number | null;
                            readonly guardsMs: number;
                            readonly totalMs: number;
                            readonly upstreamMs: number | null;
                        };
                        readonly marking?: {
                            /** @constant */
                            readonly digitalSourceType: "trainedAlgorithmicMedia";
                            readonly notice: boolean;
                        };
                        readonly model: string | null;
                        /** @enum {string} */
                        readonly operation: "chat.completions" | "responses" | "messages" | "embeddings" | "models" | "completions" | "generate_content" | "chat" | "generate" | "files" | "batches" | "unknown";
                        readonly policy: string;
                        readonly responseModel: string | null;
                        readonly status: number;
                        readonly stream: boolean;
                        readonly team?: string;
                        readonly time: number;
                        readonly token: {
                            readonly id: string;
                            readonly name: string;
                        };
                        /** @constant */
                        readonly type: "gateway.call";
                        readonly uninspected?: readonly {
                            readonly kind: string;
                            readonly path: string;
                        }[];
                        readonly upstream: string | null;
                        readonly upstreamStatus: number | null;
                        readonly usage: {
                            readonly inputTokens: number | null;
                            readonly outputTokens: number | null;
                            readonly totalTokens: number | null;
                        };
                        readonly verdict: {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            readonly reasons: readonly {
                                /** @enum {string} */
                                readonly action: "allow" | "flag" | "redact" | "block";
                                /** @enum {string} */
                                readonly direction: "input" | "output";
                                readonly explanation: string;
                                readonly guard: string;
                                /** @enum {string} */
                                readonly intended?: "allow" | "flag" | "redact" | "block";
                                readonly rule: string;
                                readonly score: number;
                                readonly spans: readonly {
                                    readonly end: number;
                                    readonly label?: string;
                                    readonly path: string;
                                    readonly start: number;
                                }[];
                            }[];
                            readonly score: number;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly putTrafficIdFeedback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default  */
                    readonly guard?: string;
                    /** @enum {string} */
                    readonly kind: "false_positive" | "false_negative" | "correct";
                    /** @default  */
                    readonly note?: string;
                    /** @default  */
                    readonly rule?: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly callId: string;
                        readonly callTimeMs: number;
                        readonly createdBy: string;
                        readonly createdByName: string;
                        readonly createdMs: number;
                        readonly guard: string;
                        /** @enum {string} */
                        readonly kind: "false_positive" | "false_negative" | "correct";
                        readonly model: string;
                        readonly note: string;
                        readonly policy: string;
                        readonly rule: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteTrafficIdFeedback: {
        readonly parameters: {
            readonly query?: {
                readonly guard?: string;
                readonly rule?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postTrafficIdReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly policy: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly after: "allow" | "flag" | "redact" | "block";
                        /** @enum {string} */
                        readonly before: "allow" | "flag" | "redact" | "block";
                        readonly isAnswerKnown: boolean;
                        readonly policy: string;
                        readonly problem: ("not-stored" | "cut") | null;
                        readonly reasonsAfter: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            readonly direction: string;
                            readonly explanation: string;
                            readonly guard: string;
                            readonly rule: string;
                            readonly score: number;
                        }[];
                        readonly reasonsBefore: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            readonly direction: string;
                            readonly explanation: string;
                            readonly guard: string;
                            readonly rule: string;
                            readonly score: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getTrafficStats: {
        readonly parameters: {
            readonly query?: {
                readonly action?: "allow" | "flag" | "redact" | "block" | "refuse";
                readonly buckets?: number;
                readonly from?: string;
                readonly guard?: string;
                readonly model?: string;
                readonly policy?: string;
                readonly status?: string;
                readonly team?: string;
                readonly to?: string;
                readonly token?: string;
                readonly upstream?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly bucketMs: number;
                        readonly by: {
                            readonly model: readonly {
                                readonly blocked: number;
                                readonly calls: number;
                                readonly costMicros: number;
                                readonly id: string;
                                readonly inputTokens: number;
                                readonly name: string;
                                readonly outputTokens: number;
                            }[];
                            readonly policy: readonly {
                                readonly blocked: number;
                                readonly calls: number;
                                readonly costMicros: number;
                                readonly id: string;
                                readonly inputTokens: number;
                                readonly name: string;
                                readonly outputTokens: number;
                            }[];
                            readonly team: readonly {
                                readonly blocked: number;
                                readonly calls: number;
                                readonly costMicros: number;
                                readonly id: string;
                                readonly inputTokens: number;
                                readonly name: string;
                                readonly outputTokens: number;
                            }[];
                            readonly token: readonly {
                                readonly blocked: number;
                                readonly calls: number;
                                readonly costMicros: number;
                                readonly id: string;
                                readonly inputTokens: number;
                                readonly name: string;
                                readonly outputTokens: number;
                            }[];
                            readonly upstream: readonly {
                                readonly blocked: number;
                                readonly calls: number;
                                readonly costMicros: number;
                                readonly id: string;
                                readonly inputTokens: number;
                                readonly name: string;
                                readonly outputTokens: number;
                            }[];
                        };
                        readonly latency: {
                            readonly p50Ms: number | null;
                            readonly p95Ms: number | null;
                        };
                        readonly reasons: readonly {
                            /** @enum {string} */
                            readonly action: "allow" | "flag" | "redact" | "block";
                            readonly count: number;
                            readonly direction: string;
                            readonly guard: string;
                            readonly rule: string;
                        }[];
                        readonly series: readonly {
                            readonly blocked: number;
                            readonly calls: number;
                            readonly costMicros: number;
                            readonly errors: number;
                            readonly flagged: number;
                            readonly inputTokens: number;
                            readonly outputTokens: number;
                            readonly p50Ms: number | null;
                            readonly p95Ms: number | null;
                            readonly redacted: number;
                            readonly refused: number;
                            readonly t: number;
                        }[];
                        readonly totals: {
                            readonly blocked: number;
                            readonly calls: number;
                            readonly costMicros: number;
                            readonly errors: number;
                            readonly flagged: number;
                            readonly inputTokens: number;
                            readonly outputTokens: number;
                            readonly redacted: number;
                            readonly refused: number;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getUpstreams: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /** @default null */
                            readonly apiKeyEnv: string | null;
                            /** @default null */
                            readonly apiKeyFile: string | null;
                            /** Format: uri */
                            readonly baseUrl: string;
                            /** @default false */
                            readonly batches: boolean;
                            /** @enum {string} */
                            readonly key: "present" | "missing" | "none";
                            /**
                             * @default openai
                             * @enum {string}
                             */
                            readonly kind: "openai" | "anthropic" | "gemini" | "ollama";
                            /**
                             * @default [
                             *       "*"
                             *     ]
                             */
                            readonly models: readonly string[];
                            readonly name: string;
                            /** @default 0 */
                            readonly priority: number;
                            /** @default 0 */
                            readonly retries: number;
                            /** @default false */
                            readonly standsIn: boolean;
                            /** @default 600000 */
                            readonly timeoutMs: number;
                            /** @default 1 */
                            readonly weight: number;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postUpstreams: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly apiKeyEnv?: string | null;
                    /** @default null */
                    readonly apiKeyFile?: string | null;
                    /** Format: uri */
                    readonly baseUrl: string;
                    /** @default false */
                    readonly batches?: boolean;
                    /**
                     * @default openai
                     * @enum {string}
                     */
                    readonly kind?: "openai" | "anthropic" | "gemini" | "ollama";
                    /**
                     * @default [
                     *       "*"
                     *     ]
                     */
                    readonly models?: readonly string[];
                    readonly name: string;
                    /** @default 0 */
                    readonly priority?: number;
                    /** @default 0 */
                    readonly retries?: number;
                    /** @default false */
                    readonly standsIn?: boolean;
                    /** @default 600000 */
                    readonly timeoutMs?: number;
                    /** @default 1 */
                    readonly weight?: number;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @default null */
                        readonly apiKeyEnv: string | null;
                        /** @default null */
                        readonly apiKeyFile: string | null;
                        /** Format: uri */
                        readonly baseUrl: string;
                        /** @default false */
                        readonly batches: boolean;
                        /** @enum {string} */
                        readonly key: "present" | "missing" | "none";
                        /**
                         * @default openai
                         * @enum {string}
                         */
                        readonly kind: "openai" | "anthropic" | "gemini" | "ollama";
                        /**
                         * @default [
                         *       "*"
                         *     ]
                         */
                        readonly models: readonly string[];
                        readonly name: string;
                        /** @default 0 */
                        readonly priority: number;
                        readonly replaced: boolean;
                        /** @default 0 */
                        readonly retries: number;
                        /** @default false */
                        readonly standsIn: boolean;
                        /** @default 600000 */
                        readonly timeoutMs: number;
                        /** @default 1 */
                        readonly weight: number;
                    };
                };
            };
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @default null */
                        readonly apiKeyEnv: string | null;
                        /** @default null */
                        readonly apiKeyFile: string | null;
                        /** Format: uri */
                        readonly baseUrl: string;
                        /** @default false */
                        readonly batches: boolean;
                        /** @enum {string} */
                        readonly key: "present" | "missing" | "none";
                        /**
                         * @default openai
                         * @enum {string}
                         */
                        readonly kind: "openai" | "anthropic" | "gemini" | "ollama";
                        /**
                         * @default [
                         *       "*"
                         *     ]
                         */
                        readonly models: readonly string[];
                        readonly name: string;
                        /** @default 0 */
                        readonly priority: number;
                        readonly replaced: boolean;
                        /** @default 0 */
                        readonly retries: number;
                        /** @default false */
                        readonly standsIn: boolean;
                        /** @default 600000 */
                        readonly timeoutMs: number;
                        /** @default 1 */
                        readonly weight: number;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteUpstreamsName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postUpstreamsNameTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly detail: string;
                        readonly elapsedMs: number;
                        readonly ok: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getWebhooks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly createdMs: number;
                            readonly enabled: boolean;
                            readonly id: string;
                            readonly name: string;
                            readonly url: string;
                        }[];
                        readonly nextCursor: null;
                    };
                };
            };
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly postWebhooks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default true */
                    readonly enabled?: boolean;
                    readonly name: string;
                    readonly secret?: string;
                    /** Format: uri */
                    readonly url: string;
                };
            };
        };
        readonly responses: {
            /** @description Success */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly secret: string;
                        readonly webhook: {
                            readonly createdMs: number;
                            readonly enabled: boolean;
                            readonly id: string;
                            readonly name: string;
                            readonly url: string;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly deleteWebhooksId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getHealthz: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly status: "ok";
                        readonly version: string;
                    };
                };
            };
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Prometheus text format 0.0.4 */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly getReadyz: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly parts: readonly {
                            readonly detail: string;
                            readonly part: string;
                            /** @enum {string} */
                            readonly state: "ok" | "degraded" | "starting" | "failed";
                        }[];
                        readonly ready: boolean;
                    };
                };
            };
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Problem"];
        };
    };
}
