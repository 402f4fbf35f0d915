import { explainRule, ruleIds, type RuleText } from '@jeugdregie/ijw';
import { notFound, type Rest } from '@jeugdregie/core/rest';
import { z } from 'zod';

const ruleSchema = z.object({
  regel: z.string(),
  niveau: z.int().nullable(),
  retourcode: z.string().nullable(),
  berichten: z.array(z.string()),
  titel: z.string(),
  betekenis: z.string(),
  handeling: z.string(),
});

/** The rules of the standard in plain words. Public: a provider who reads a rejection needs no account. */
export function rulesApi(rest: Rest): void {
  rest.get(
    '/v1/regels',
    {
      schema: {
        tags: ['Regels'],
        summary: 'Alle regels van iJw 3.2 met betekenis',
        response: { 200: z.object({ regels: z.array(ruleSchema) }) },
      },
    },
    () => ({ regels: ruleIds.flatMap((id) => explainRule(id) ?? []).map(dutch) }),
  );
  rest.get(
    '/v1/regels/:regel',
    {
      schema: {
        tags: ['Regels'],
        summary: 'Eén regel met betekenis en handeling',
        params: z.object({ regel: z.string().max(20) }),
        response: { 200: ruleSchema },
      },
    },
    (request) => dutch(explainRule(request.params.regel) ?? notFound('Deze regel', request.url)),
  );
}

function dutch(text: RuleText): z.infer<typeof ruleSchema> {
  return {
    regel: text.rule,
    niveau: text.level,
    retourcode: text.returnCode,
    berichten: [...text.messages],
    titel: text.title,
    betekenis: text.meaning,
    handeling: text.remedy,
  };
}
