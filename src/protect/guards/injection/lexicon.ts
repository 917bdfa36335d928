/**
 * Words that carry the ideas attacks are made of, by idea and then by language. `*` after a stem matches every ending.
 * An idea alone says little ("ignore", "prompt"); the classifier learns which ideas near each other matter, so a
 * translation or a synonym that was never in the training texts still lands on a known pair.
 */
export const concepts = [
  'override',
  'prior',
  'instructions',
  'hidden',
  'model',
  'role',
  'unrestricted',
  'extract',
  'secrecy',
  'send',
  'address',
  'refuse',
  'new',
  'must',
  'boundary',
  'person',
  'credential',
  'not',
  'say',
  'you',
  'concealed',
  'question',
] as const;
export type Concept = (typeof concepts)[number];

export const lexicon: Readonly<Record<Concept, string>> = {
  override:
    'ignor* disregard* forget* overrid* overrule* bypass* discard* neglect* supersed* abandon* cancel* void suspend* erase* dismiss* skip stop circumvent* expired ' +
    'vergiss* vergess* missacht* verwirf ubergeh* umgeh* brich oubli* neglig* contourn* annul* arrete* olvid* descart* omit* desobedec* dimentic* trascur* scart* esquec* desconsider* negeer vergeet zignoruj* pomin* zapomn* ' +
    'игнорир* забуд* отмени* пропуст* не_обращай ігнору* забудь unut* yoksay* gormezden αγνοη* ξεχα* 忽略 忽视 无视 忘记 忘掉 不要理会 無視 忘れ 무시 잊어 잊고 bo_qua quen abaikan lupakan تجاهل* انس אל_תתייחס התעלם* שכח* अनदेखा नजरअंदाज भूल เพิกเฉย ละเว้น ลืม ignorera glom ignorér glem ohita unohda ignora* nesocoti uita* figyelmen فراموش* نادیده unohd* inkaba anwybydd* injoro* harro* diochuimhnigh dearmad*',
  prior:
    'previous* prior above earlier preceding before* existing original* initial* former* foregoing current* past old ' +
    'vorherig* vorig* obig* bisherig* fruher* precedent* anterieur* anterior* previ* initiau* arriba precedenti acima voorgaande vorige eerdere poprzedni* wczesniejsz* powyzsz* предыдущ* прежн* выше попередн* onceki yukaridaki προηγουμεν* 之前 以前 先前 上面 上述 以上 前面 これまで 以前 上記 이전 위의 앞의 truoc sebelumnya السابق* أعلاه הקודמ* पिछल* पहले ก่อนหน้า tidigare tidligere aiemmat anterioare قبلی*',
  instructions:
    'instruction* rule rules prompt prompts guideline* directive* polic* restriction* constraint* programming command* guardrail* safeguard* safety configuration filter* limitation* protocol* training task tasks order orders context ' +
    'anweisung* regel* vorgabe* richtlinie* befehl* aufgabe* consigne* regle* directives contraintes tache* instruccion* regla* indicacion* restriccion* ordenes tarea* istruzion* regol* direttiv* instruc* regra* diretriz* instructies opdracht* polecen* instrukcj* zasad* инструкци* правил* указани* ограничени* промпт* задани* інструкці* talimat* kural* komut* yonerge* οδηγι* κανον* 指令 指示 规则 规定 提示词 提示 限制 约束 命令 ルール プロンプト 制限 지시 명령 규칙 지침 프롬프트 huong_dan quy_tac chi_thi instruksi aturan perintah التعليمات تعليمات* القواعد الأوامر הוראות* ההוראות כללים निर्देश* नियम* आदेश คำสั่ง กฎ คำแนะนำ instruktioner regler ohjeet saannot instructiun* regulile utasitas* دستور* udhezime* treoracha',
  hidden:
    'system* developer admin administrator internal* hidden secret* confidential* root sudo superuser debug maintenance override privileged private backend ' +
    'systeme sistema* interne* interno* intern* geheim* versteckt* cache* secrete* oculto* nascost* segret* systeemprompt ukryt* wewnetrzn* системн* скрыт* секретн* внутренн* sistem gizli συστηματος κρυφ* 系统 系統 内部 隐藏 秘密 机密 管理员 开发者 システム 内部 秘密 시스템 내부 숨겨진 비밀 he_thong bi_mat rahasia tersembunyi النظام السري* المخفي* מערכת סודי* सिस्टम गुप्त ระบบ ลับ',
  model:
    'ai assistant* chatbot* model models llm llms gpt chatgpt gpt3 gpt4 gpt5 claude gemini llama copilot bot agent agents openai anthropic bing ki ia assistente* asistente* assistenten sztuczna asystent* ассистент* модель ии помощник* бот* yapay asistan* βοηθε* 人工智能 助手 模型 机器人 アシスタント モデル 인공지능 어시스턴트 모델 챗봇 tro_ly asisten المساعد مساعد* הסוטן עוזר* सहायक ผู้ช่วย دستیار*',
  role:
    'pretend* roleplay* simulat* imagin* persona character impersonat* hypothetical* fiction* act acting behave become emulat* embody mode role alter ego portray* game story scenario ' +
    'rolle spiele tust verhalte stell_dir joue* pretends fais_semblant imagine* actua* finge* simula* comportati interpreta* aja doe_alsof speel udawaj* wciel* притвор* веди_себя представь* роль режим* davran* rol taklit προσποιη* 扮演 假装 模拟 模式 角色 想象 演じ ふり モード 役割 역할 척하 모드 gia_vo dong_vai berpura* peran تظاهر* تصرف دور* התנהג העמד भूमिका मान_लो แสร้ง สวมบทบาท โหมด låtsas',
  unrestricted:
    'unrestrict* unfilter* uncensor* jailbr* dan limitless amoral unethical unhinged freed liberated unbound* unlimited unmoderated evil anarchy* stan aim devmode godmode dude anything ' +
    'unzensiert* uneingeschrankt* grenzenlos* ohne_einschrankungen sans_restriction* sans_limite* non_censure* sin_restriccion* sin_limite* sin_filtro* sin_censura senza_restrizioni senza_limiti senza_filtri sem_restric* sem_limites sem_filtro* zonder_beperkingen onbeperkt* bez_ogranicze* bez_cenzury без_ограничени* без_цензуры без_фильтр* sinirsiz* sansursuz* χωρις_περιορισμους 不受限制 没有限制 无限制 任何限制 不受约束 越狱 无审查 制限なし 制限のない 脱獄 無制限 제한_없 제한이_없 탈옥 무제한 khong_gioi_han tanpa_batas* بدون_قيود بلا_قيود ללא_הגבלות बिना_किसी_प्रतिबंध ไม่มีข้อจำกัด utan_begransningar',
  extract:
    'reveal* repeat* print show output display* leak* disclos* dump* recite* verbatim echo* expose* divulg* spell tell list convert translate summariz* reproduce quote word beginning everything ' +
    'verrate* zeige* wiederhol* gib nenne* wortlich* offenbar* revel* repete* affiche* montre* divulgue* muestr* repite* imprim* revela* mostra* ripeti* rivela* stampa repita exiba toon herhaal onthul pokaz* powtorz* ujawnij wypisz покажи* повтори* раскро* выведи* дословно goster* tekrarla* acikla* yazdir* αποκαλυ* επαναλ* εμφανισ* 显示 输出 重复 泄露 透露 告诉我 打印 逐字 表示 出力 繰り返 教えて 明かし 출력 보여 반복 공개 알려 hien_thi tiet_lo lap_lai tampilkan ungkap* ulangi اكشف* اعرض* كرر* اطبع* חשוף הצג* חזור दिखाओ बताओ दोहरा* เปิดเผย แสดง ทวน visa avsloja',
  secrecy:
    'silently secretly quietly covertly discreetly unnoticed without_telling without_mention* without_inform* do_not_mention dont_mention do_not_tell dont_tell do_not_inform never_mention not_reveal do_not_disclose do_not_alert ' +
    'heimlich unbemerkt nicht_erwahn* sage_nichts discretement sans_le_dire ne_mentionne* ne_dis en_secreto no_menciones no_digas no_le_digas segretamente non_menzionare non_dire em_segredo nao_mencione nao_diga niet_vermeld* vermeld_dit_niet nie_wspominaj* не_говори* не_упоминай* не_сообщай* тайно bahsetme* soyleme* μην_αναφερ* 不要告诉 不要提 别告诉 秘密地 言わないで 触れないで 말하지_마 언급하지 dung_noi jangan_sebut* jangan_beri* لا_تخبر* لا_تذكر* אל_תספר* אל_תציין मत_बताना उल्लेख_न อย่าบอก ห้ามบอก',
  send:
    'send* forward* email* post upload* transmit* exfiltrat* submit deliver transfer* append* embed* fetch download* delete* remove* wire grant execute run invoke call ' +
    'sende* schick* leite uberweis* losche* fuhre envoie* envoyer transfer* supprime* execute* envi* reenvi* borra* ejecut* manda* inoltra* elimina* esegui* envie* encaminhe apague stuur* verwijder* wyslij* przeslij* usun* отправ* перешл* удали* выполни* gonder* sil ilet* στειλ* 发送 转发 上传 删除 执行 送信 転送 削除 実行 보내 전송 전달 삭제 실행 gui chuyen_tiep kirim* teruskan hapus ارسل* أرسل* حول احذف* שלח* מחק* भेज* हटा* ส่ง ลบ skicka',
  address: 'http https www com webhook webhooks url ftp endpoint attacker hacker evil',
  refuse:
    'refus* refusal* apolog* sorry cannot decline* warning* disclaimer* comply complian* moral* ethic* legal* illegal* unable reject* hesitat* censor* content_policy openai_polic* ' +
    'weiger* ablehn* moralisch* ethisch* refuser* ethique* rechaz* etic* moralny etyczn* отказ* этик* этическ* мораль* reddet* etik αρνη* 拒绝 道德 伦理 违法 拒否 倫理 거부 윤리 도덕 tu_choi dao_duc menolak etika رفض* أخلاق* סרב* अस्वीकार नैतिक ปฏิเสธ จริยธรรม',
  new:
    'new now instead henceforth updated replacement onward* actual* real true latest next ' +
    'neue* ab_jetzt ab_sofort stattdessen nouvel* desormais maintenant a_la_place nuev* ahora partir_de en_su_lugar nuov* adesso invece nov* agora em_vez nieuw* vanaf_nu nowe od_teraz zamiast нов* теперь сейчас вместо_этого отныне yeni artik bundan_boyle νεα νεο τωρα 新的 现在 从现在 改为 新しい 今から 代わりに 새로운 지금부터 대신 moi bay_gio baru sekarang mulai_sekarang جديد* الآن חדש* מעכשיו नया नए अब_से ใหม่ ตั้งแต่นี้ nya fran_och_med',
  must:
    'must always never only obey* comply follow urgent* important critical mandatory required immediately exactly priority authorized authoriz* approved unconditional* ' +
    'musst immer nur befolg* sofort dringend wichtig dois toujours jamais uniquement obei* immediatement urgent debes siempre nunca solo obedec* inmediatamente devi sempre mai soltanto deve apenas moet altijd alleen musisz zawsze tylko natychmiast должен всегда никогда только немедленно срочно hemen sadece her_zaman mutlaka πρεπει παντα μονο 必须 总是 只能 立即 紧急 务必 必ず 常に のみ すぐに 반드시 항상 즉시 오직 phai luon ngay_lap_tuc harus selalu segera hanya يجب دائما فورا فقط חייב תמיד מיד बस तुरंत हमेशा केवल ต้อง เสมอ ทันที เท่านั้น maste alltid',
  boundary:
    'im_start im_end endoftext inst sys end_of begin_of stop_here new_conversation end_user user_input begin_system start_header_id end_header_id eot_id system_prompt fin_de ende_der fine_del конец fim_do',
  person:
    'user users customer human operator reader client owner nutzer* benutzer* utilisateur* usuario* utente utenti usuari* gebruiker* uzytkown* пользовател* kullanici* χρηστη* 用户 使用者 ユーザー 利用者 사용자 nguoi_dung pengguna المستخدم* משתמש* उपयोगकर्ता ผู้ใช้ anvandar*',
  credential:
    'password* passwd token tokens apikey api_key credential* key keys cookie cookies ssh env secrets passwort* kennwort* mot_de_passe contrasen* senha* wachtwoord* hasl* парол* sifre* parola* κωδικ* 密码 密钥 令牌 パスワード 비밀번호 mat_khau kata_sandi كلمة_المرور סיסמ* पासवर्ड รหัสผ่าน losenord',
  not: 'not dont no without never nor cant wont nicht keine* kein ne pas sans sin non senza nao sem niet geen nie bez не без нет değil degil yok μην δεν 不要 不得 别 勿 しない ないで 하지_마 khong dung jangan tidak لا بدون אל לא ללא नहीं मत ไม่ อย่า ห้าม inte',
  say: 'say respond* response* reply* answer* begin start write state output antworte* sage repond* dis responde* di rispondi scrivi diga antwoord odpowied* ответ* скажи yanitla* cevap* soyle* απαντησ* 回答 回复 说 答える 返答 回答し 대답 답하 응답 tra_loi jawab قل أجب* הגב ענה उत्तर जवाब ตอบ svara',
  you: 'you your yours youre yourself u du dein* deine* ihr tu ton tes vous votre vos tus su usted te tuo tuoi tue voce seu seus sua je jouw uw twoj* ty ты твои* вы ваш* sen senin σου εσυ 你 你的 您 あなた 君 너 너의 당신 네 ban cua_ban kamu anda أنت* لك* אתה שלך तुम* आप* คุณ',
  concealed: 'display_none font_size visibility_hidden white_text opacity_0 aria_hidden',
  question:
    'what why how who which explain describe difference does means meaning define example examples was warum wie erklar* pourquoi comment explique* que_es por_que como explica* cosa perche spiega* почему как что объясни* nedir nasil neden 什么 为什么 如何 解释 何ですか なぜ 説明 무엇 왜 설명 어떻게 la_gi tai_sao apa mengapa jelaskan ما_هو كيف לאן מה क्या कैसे อะไร ทำไม อธิบาย',
};
