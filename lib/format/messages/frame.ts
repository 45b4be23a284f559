/** The frame around every page. */
export const frame = {
  'Overview': ['개요', '概要'],
  'Incidents': ['사건', '事件'],
  'Wallets': ['지갑', 'ウォレット'],
  'There is no such page': ['페이지를 찾을 수 없습니다', 'ページが見つかりません'],
  'The address may be misspelt, or the incident, wallet or entry is not in the registry.': [
    '주소가 잘못되었거나 해당 사건, 지갑 또는 항목이 등록부에 없습니다.',
    'アドレスが誤っているか、該当する事件、ウォレット、項目が登録簿にありません。',
  ],
} as const;
