/** Version of the official stylesheets whose level-2 rules this package restates; stands in answers with 0001. */
export const xsltVersie = '2.10.5';

/** Versions of the schemas, as new messages state them. Never a reason to reject a message. */
export const xsdVersie = { basisschemaXsdVersie: '1.0.0', berichtXsdVersie: '1.0.0' } as const;
