import { readChartRequest } from '@/lib/api/chart-request';
import { type OEmbed, oEmbedXml, readOEmbed } from '@/lib/api/oembed';
import { originOf } from '@/lib/api/origin';
import { answer, json, text } from '@/lib/api/respond';
import { embedFrame } from '@/lib/format/embed';
import { server } from '@/lib/server';

const CARD = { width: 800, height: 418 };

export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const origin = originOf(request);
    const { chart, params, format, width, height } = readOEmbed(new URL(request.url).searchParams, origin);
    const asked = readChartRequest('html', params);
    const ask = await server();
    const { title } = (await ask.chartAnswer(chart, asked)).dataset;
    const picture = new URLSearchParams(asked.filters);
    if (asked.snapshot !== undefined) picture.set('v', asked.snapshot);
    for (const [name, value] of Object.entries(CARD)) picture.set(name, String(value));
    const found: OEmbed = {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: 'DPRK Crypto-Laundering Tracker',
      provider_url: origin,
      cache_age: 3600,
      html: embedFrame({ origin, chart, title, params, width, height }),
      width,
      height,
      thumbnail_url: `${origin}/api/v1/charts/${chart}.png?${picture.toString()}`,
      thumbnail_width: CARD.width,
      thumbnail_height: CARD.height,
    };
    return format === 'json' ? json(request, found) : text(oEmbedXml(found), 'text/xml; charset=utf-8');
  });
}
