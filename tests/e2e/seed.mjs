// Small worlds for the browser journeys, made through the API as an office would make them.
import { Api, inChina, mint } from "./support.mjs";

const place = { division: "420281", division_name: "大冶市", urban_rural: "镇区", sponsor: "教育部门" };
const school = (number, name, type) => ({
    ...place, name, code: `214299900${number}`, type, type_code: type === "kindergarten" ? "111" : "211", town: "演示镇",
    address: `大冶市演示镇演示路${number}号`, longitude: 114.97 + number / 100, latitude: 30.1 + number / 200, classes: 12,
    pupils: 480, boarders: 0, staff: 36, canteen: true, school_bus: false, principal: "演示校长", office_phone: "0714-5550101",
    mobile: `1990000100${number}`, state: "active",
});
const inspector = (number, name) => ({
    name, gender: "male", birth_month: "1963-08", degree: "bachelor", years: 30, employment: "part_time", category: "administrator",
    retired: true, stages: ["primary", "preschool"], subject: "语文", employer: "退休（演示）", division_name: "大冶市", division: "420281",
    home_longitude: 114.98, home_latitude: 30.1, mobile: `1990000200${number}`, term_start: "2026-03", consecutive_terms: 1,
    recusals: [], certificate_number: `冶督证〔2026〕00${number}`, photo: "", state: "active",
});

// A city office, two inspectors, three schools that all belong to the first of them, and this month's tasks.
// Answers { office, client, principals, login, schools, plate }: API clients of the office, the inspector and (by
// id) the schools, the inspector's login, and the token of the first school's plate.
export async function oneInspector(url) {
    const admin = await new Api(url).setUp("420200");
    const office = await admin.account("office", "city_office", null);
    const put = async (kind, record) => (await office.send("PUT", `/${kind}/${mint()}`, record)).body;
    const schools = [
        await put("schools", school(1, "大冶市演示镇中心小学", "primary")),
        await put("schools", school(2, "大冶市演示镇第二小学", "primary")),
        await put("schools", school(3, "大冶市演示镇中心幼儿园", "kindergarten")),
    ];
    const first = await put("inspectors", inspector(1, "张建国"));
    await put("inspectors", inspector(2, "李秀英"));

    const proposal = await office.send("POST", "/networks/propose", { note: "演示", areas: 1, sub_areas: 1, seed: 1 });
    const network = (await office.job(proposal)).result.record;
    for (const { id } of schools) await office.send("PUT", `/networks/${network}/assignments/${id}`, { inspector: first.id });
    const { network: draft } = await office.get(`/networks/${network}`);
    const day = inChina().slice(0, 10);
    await office.send("POST", `/networks/${network}/publish`, { effective_from: day }, { "if-match": `"${draft.version}"` });

    const items = await office.all("/items");
    const keys = items.filter((item) => item.audience === "schools").slice(1, 3).map((item) => item.id);
    const points = mint();
    await office.send("PUT", `/key-points/${points}`, { month: day.slice(0, 7), title: "本月督导要点（演示）", content: "食堂留样、消防通道。", items: keys });
    await office.send("POST", `/key-points/${points}/publish?force=true`);
    const client = await admin.account("inspector1", "inspector", first.id);
    const principals = {};
    for (const [index, { id }] of schools.entries()) principals[id] = await admin.account(`school${index + 1}`, "school", id);
    const plates = await office.all("/nameplates");
    const plate = plates.find((one) => one.school === schools[0].id)?.token;
    return { office, client, principals, login: "inspector1", schools, plate };
}
