import { explainRule, fileRuleIds, ruleIds, type RuleText } from '@jeugdregie/ijw';
import { notFound, type Rest } from '@jeugdregie/core/rest';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
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
        summary: 'Alle regels van iJw 3.2 met betekenis, in het Nederlands of (Accept-Language) het Engels',
        response: { 200: z.object({ regels: z.array(ruleSchema) }) },
      },
    },
    (request, reply) => {
      const language = languageOf(request, reply);
      const ids = [...ruleIds, ...fileRuleIds];
      return { regels: ids.flatMap((id) => explainRule(id, language) ?? []).map(ruleJson) };
    },
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
    (request, reply) => {
      const language = languageOf(request, reply);
      return ruleJson(explainRule(request.params.regel, language) ?? notFound('Deze regel', request.url));
    },
  );
}

/** Dutch, unless the asker would rather have English (`Accept-Language`); the names of the attributes stay Dutch. */
function languageOf(request: FastifyRequest, reply: FastifyReply): 'nl' | 'en' {
  const language = new Negotiator(request).language(['nl', 'en']) === 'en' ? 'en' : 'nl';
  void reply.header('content-language', language).header('vary', 'Accept-Language');
  return language;
}

function ruleJson(text: RuleText): z.infer<typeof ruleSchema> {
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
