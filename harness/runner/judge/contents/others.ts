import { historicalNews, newsArticle, newsProviders } from '../../../wire/replies/news.js';
import {
  scannerData,
  scannerParameters,
  wshEventData,
  wshMetaData,
} from '../../../wire/replies/reference.js';
import { currentTime, currentTimeInMillis, nextValidId } from '../../../wire/replies/session.js';
import type { Criterion } from '../criterion.js';
import type { Question } from '../talk/question.js';
import { criterionOnAnswers, outOfOrder, readings, repeated } from './reading.js';

/** Scans, news, reports and the time. */
export const otherContents: readonly Criterion[] = [
  criterionOnAnswers(
    'scans-hold',
    'Ranks of a scan count from the first, no more than were asked for, each with a contract.',
    ['reqScannerSubscription', 'reqScannerParameters'],
    (question) => [...wrongWithScan(question), ...wrongWithParameters(question)],
  ),
  criterionOnAnswers(
    'news-hold',
    'Headlines are of the providers asked for, told once, no more than were asked for; articles have a text.',
    ['reqHistoricalNews', 'reqNewsArticle', 'reqNewsProviders', 'reqWshMetaData', 'reqWshEventData'],
    (question) => [...wrongWithHeadlines(question), ...wrongWithTexts(question)],
  ),
  criterionOnAnswers(
    'time-holds',
    "The gateway's time is one of this century, and ids of orders do not fall.",
    ['reqCurrentTime', 'reqCurrentTimeInMillis', 'reqIds'],
    wrongWithTime,
  ),
];

function wrongWithScan({ request, answers }: Question): readonly string[] {
  const most = Number(request.message.texts['numberOfRows'] ?? -1);
  return readings(scannerData, answers).flatMap(({ results }) => [
    ...(most > 0 && results.length > most
      ? [`${results.length} rows came where ${most} were asked for`]
      : []),
    ...results
      .filter(({ rank }, index) => rank !== index)
      .map(({ rank, symbol }) => `${symbol} has the rank ${rank}`),
    ...results
      .filter(({ conId = 0 }) => conId <= 0)
      .map(({ conId, symbol }) => `${symbol} has the id ${conId}`),
    ...repeated(results.map(({ conId }) => String(conId))).map((conId) => `contract ${conId} stands twice`),
  ]);
}

function wrongWithParameters({ answers }: Question): readonly string[] {
  return readings(scannerParameters, answers)
    .filter(({ xml = '' }) => !xml.trimStart().startsWith('<'))
    .map(() => 'what can be scanned is not told as XML');
}

function wrongWithHeadlines({ request, answers }: Question): readonly string[] {
  const { texts } = request.message;
  const providers = String(texts['providerCodes'] ?? '').split(/[+,]/);
  const most = Number(texts['totalResults'] ?? 0);
  const rows = readings(historicalNews, answers);
  return [
    ...(most > 0 && rows.length > most ? [`${rows.length} headlines came where ${most} were asked for`] : []),
    ...repeated(rows.map(({ providerCode, articleId }) => `${providerCode} ${articleId}`)).map(
      (article) => `the headline of ${article} came twice`,
    ),
    ...rows
      .filter(({ providerCode = '' }) => !providers.includes(providerCode))
      .map(({ providerCode }) => `a headline is of ${providerCode}, who was not asked for`),
    ...rows
      .filter(({ headline = '', articleId = '' }) => headline === '' || articleId === '')
      .map(() => 'a headline has no text or no article'),
  ];
}

function wrongWithTexts({ answers }: Question): readonly string[] {
  const providers = readings(newsProviders, answers).flatMap(({ newsProviders: all }) => all);
  const reports = [...readings(wshMetaData, answers), ...readings(wshEventData, answers)];
  return [
    ...readings(newsArticle, answers).flatMap(({ articleType, articleText = '' }) => [
      ...(articleText === '' ? ['an article has no text'] : []),
      ...(articleType === 0 || articleType === 1 ? [] : [`an article is of type ${articleType}`]),
    ]),
    ...repeated(providers.map(({ code }) => String(code))).map((code) => `the provider ${code} stands twice`),
    ...reports.filter(({ dataJson = '' }) => !isJson(dataJson)).map(() => 'a report is no JSON'),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** 2000 and 2100, in seconds since 1970. */
const [FIRST, LAST] = [946_684_800, 4_102_444_800];

function wrongWithTime({ answers }: Question): readonly string[] {
  const seconds = [
    ...readings(currentTime, answers).map(({ time = 0 }) => time),
    ...readings(currentTimeInMillis, answers).map(({ time = 0 }) => time / 1000),
  ];
  const ids = readings(nextValidId, answers).map(({ orderId = 0 }) => orderId);
  return [
    ...seconds.filter((time) => time < FIRST || time > LAST).map((time) => `the time is ${time}`),
    ...outOfOrder(ids, (before, id) => before <= id).map(
      ([before, id]) => `the next id is ${id}, it was ${before}`,
    ),
    ...ids.filter((id) => id < 1).map((id) => `the next id is ${id}`),
  ];
}
